import type { ChangeContext } from '@kiban/event-store';
import { expect, test } from 'vitest';
import { decideContradiction } from '../contradictions/decide-contradiction.ts';
import { changeDevice } from '../devices/change-device.ts';
import { operator, testAsset } from '../testing/test-asset.ts';
import { type Shop, shop } from './testing/shop.ts';

const home = await testAsset();
const person: ChangeContext = { ...operator, actor: { kind: 'person', id: 'p' }, reason: 'looked at it' };
const decided_by = crypto.randomUUID();

const rows = <Row extends object>({ tenant }: Shop, sql: string): Promise<Row[]> => home.plant<Row>(sql, [tenant]);

interface Found {
  id: string;
  status: string;
  field: string;
  chosen: { value: string; source: string | null } | null;
  values: { source: string }[];
}
const contradictions = (of: Shop) =>
  rows<Found>(
    of,
    'select id, status, field, chosen, "values" from asset.contradiction where tenant_id = $1 order by field',
  );
const devices = (of: Shop) =>
  rows<Record<string, string>>(of, 'select * from asset.device where tenant_id = $1 order by serial_number');

async function decide(of: Shop, choice: Parameters<typeof decideContradiction>[3]['choice'], field?: string) {
  const found = (await contradictions(of)).find((each) => field === undefined || each.field === field);
  return decideContradiction(home.database, of.tenant, person, {
    ...{ id: found?.id ?? '', expected_version: 'any', choice, decided_by },
  });
}

const models = (ledger: string, mdm: string) => ({
  ledger: [{ serial: 'S1', name: 'PC', store: '1', model: ledger }],
  mdm: [{ serial: 'S1', model: mdm }],
});

test('whoever decides changes the device in the same moment, and says why', async () => {
  const of = await shop(home);
  await of.import(models('A', 'B'));
  expect(await contradictions(of)).toMatchObject([
    { status: 'open', field: 'model', chosen: { source: 'ledger', value: 'A' } },
  ]);
  await decide(of, { source: 'mdm' });
  expect(await devices(of)).toMatchObject([{ model: 'B' }]);
  expect(await contradictions(of)).toMatchObject([{ status: 'decided', chosen: { source: 'mdm', value: 'B' } }]);
  const events = await rows(
    of,
    `select name, reason, occurred_at from event.domain_event where tenant_id = $1 and actor_kind = 'person' order by name`,
  );
  expect(events).toMatchObject([
    { name: 'contradiction.decided', reason: 'looked at it' },
    { name: 'device.changed', reason: 'looked at it' },
  ]);
});

test('somebody may write what no source says', async () => {
  const of = await shop(home);
  await of.import(models('A', 'B'));
  await decide(of, { value: 'C' });
  expect(await devices(of)).toMatchObject([{ model: 'C' }]);
  expect(await contradictions(of)).toMatchObject([{ chosen: { source: null, value: 'C' } }]);
});

test('what was decided stays: the same lists do not open it again, whatever lines they have', async () => {
  const of = await shop(home);
  await of.import(models('A', 'B'));
  await decide(of, { source: 'mdm' });
  const again = await of.import({
    ...models('a', 'B'),
    ledger: [{ serial: 'S7', name: 'new', store: '1' }, ...models('a', 'B').ledger],
  });
  expect(again.events).toEqual({ 'device.registered': 1 });
  expect((await devices(of))[0]).toMatchObject({ model: 'B' });
  expect(await contradictions(of)).toMatchObject([{ status: 'decided' }]);
});

test('other values open it again, and what was decided stands until somebody decides anew', async () => {
  const of = await shop(home);
  await of.import(models('A', 'B'));
  await decide(of, { source: 'mdm' });
  expect((await of.import(models('X', 'B'))).events).toEqual({ 'contradiction.reopened': 1 });
  expect((await of.import(models('Y', 'B'))).events).toEqual({ 'contradiction.changed': 1 });
  expect(await devices(of)).toMatchObject([{ model: 'B' }]);
  expect(await contradictions(of)).toMatchObject([{ status: 'open', chosen: { value: 'B' } }]);
  await decide(of, { source: 'ledger' });
  expect(await devices(of)).toMatchObject([{ model: 'Y' }]);
});

test('it is settled once the sources agree, and opens again when they differ again', async () => {
  const of = await shop(home);
  await of.import(models('A', 'B'));
  expect((await of.import(models('B', 'B'))).events).toEqual({ 'contradiction.settled': 1, 'device.changed': 1 });
  expect(await devices(of)).toMatchObject([{ model: 'B' }]);
  expect((await of.import(models('A', 'B'))).events).toEqual({ 'contradiction.reopened': 1, 'device.changed': 1 });
});

test('it is settled when somebody has changed the device since, and stays so', async () => {
  const of = await shop(home);
  await of.import(models('A', 'B'));
  const [{ id } = { id: '' }] = await devices(of);
  await changeDevice(home.database, of.tenant, operator, {
    id: id ?? '',
    expected_version: 'any',
    reach: 'tenant',
    fields: { model: 'C' },
  });
  expect((await of.import(models('A', 'B'))).events).toEqual({ 'contradiction.settled': 1 });
  expect((await of.import(models('A', 'B'))).events).toEqual({});
  expect(await devices(of)).toMatchObject([{ model: 'C' }]);
});

test('of a certificate that two devices are said to hold, somebody says which does', async () => {
  const of = await shop(home);
  const held = (serial: string) => ({ serial, name: serial, store: '1', issuer: 'CN=CA', certificate: '11' });
  const lists = { ledger: [held('S1')], mdm: [held('S2')] };
  await of.import(lists);
  const holder = async () => {
    const [row] = await rows<{ serial_number: string }>(
      of,
      'select d.serial_number from asset.certificate c join asset.device d on d.id = c.device_id where c.tenant_id = $1',
    );
    return row?.serial_number;
  };
  expect(await holder()).toBe('S1');
  await decide(of, { source: 'mdm' });
  expect(await holder()).toBe('S2');
  expect((await of.import(lists)).events).toEqual({});
  expect(await holder()).toBe('S2');
});

test('of a device in two stores, somebody says in which it is', async () => {
  const of = await shop(home);
  await of.import({ ledger: [{ serial: 'S1', store: '1' }], mdm: [{ serial: 'S1', store: '2' }] });
  await decide(of, { source: 'mdm' });
  expect(await devices(of)).toMatchObject([{ store_id: of.stores[2] }]);
  await expect(decide(of, { value: of.stores[9] })).rejects.toMatchObject({ code: 'reference_closed' });
  const other = await shop(home);
  await expect(decide(of, { value: other.stores[1] })).rejects.toMatchObject({ code: 'reference_unknown' });
});

test('lines that were set aside are taken over once somebody has decided whose the asset tag is', async () => {
  const of = await shop(home);
  const lists = {
    ledger: [{ serial: 'S1', tag: 'T', name: 'a', store: '1' }],
    mdm: [{ serial: 'S2', tag: 'T', name: 'b', store: '1' }],
  };
  expect((await of.import(lists)).set_aside).toEqual({ key_contradictory: 2 });
  await expect(decide(of, { value: 'S9' })).rejects.toMatchObject({ status: 400 });
  await decide(of, { source: 'mdm' });
  const { set_aside, events } = await of.import(lists);
  expect([set_aside, events]).toEqual([{}, { 'device.registered': 2 }]);
  expect((await devices(of)).map(({ serial_number, asset_tag }) => [serial_number, asset_tag])).toEqual([
    ['S1', null],
    ['S2', 'T'],
  ]);
  expect((await of.import(lists)).events).toEqual({});
});

test('a device whose store nobody knows is taken over once somebody has said where it is', async () => {
  const of = await shop(home);
  const lists = { ledger: [{ serial: 'S1', name: 'a', store: '77' }] };
  expect((await of.import(lists)).set_aside).toEqual({ store_unknown: 1 });
  await expect(decide(of, { source: 'ledger' })).rejects.toMatchObject({ status: 400 });
  await decide(of, { value: of.stores[2] });
  expect((await of.import(lists)).events).toEqual({ 'device.registered': 1 });
  expect(await devices(of)).toMatchObject([{ store_id: of.stores[2] }]);
  expect((await of.import(lists)).events).toEqual({});
  expect(await devices(of)).toHaveLength(1);
});

test('a contradiction of another tenant cannot be decided', async () => {
  const [of, other] = [await shop(home), await shop(home)];
  await of.import(models('A', 'B'));
  const [{ id } = { id: '' }] = await contradictions(of);
  const choice = { source: 'mdm' };
  await expect(
    decideContradiction(home.database, other.tenant, person, { id, expected_version: 'any', choice, decided_by }),
  ).rejects.toMatchObject({ code: 'not_found' });
  expect(await devices(of)).toMatchObject([{ model: 'A' }]);
});

test('a device that is decided to be lost loses what lets it in', async () => {
  const of = await shop(home);
  const line = { serial: 'S1', name: 'a', store: '1', issuer: 'CN=CA', certificate: '22' };
  await of.import({ ledger: [{ ...line, status: 'registered' }], mdm: [{ serial: 'S1', status: 'lost' }] });
  await decide(of, { source: 'mdm' });
  expect(await devices(of)).toMatchObject([{ status: 'lost' }]);
  expect(await rows(of, 'select status from asset.certificate where tenant_id = $1')).toEqual([{ status: 'revoked' }]);
});

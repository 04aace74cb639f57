import { expect, test } from 'vitest';
import { changeDevice } from '../devices/change-device.ts';
import { registerDevice } from '../devices/register-device.ts';
import { operator, testAsset } from '../testing/test-asset.ts';
import { shop } from './testing/shop.ts';

const home = await testAsset();

const rows = <Row extends object>(tenant: string, sql: string): Promise<Row[]> => home.plant<Row>(sql, [tenant]);
const devicesOf = (tenant: string) =>
  rows<Record<string, unknown>>(
    tenant,
    `select name, device_type, serial_number, asset_tag, model, status, store_id, version, valid_from::text
     from asset.device where tenant_id = $1 order by name`,
  );

test('several lists become one: each device of all its lines, from the day of the newest list that shows it', async () => {
  const { tenant, stores, import: take } = await shop(home);
  const outcome = await take({
    ledger: [
      { serial: 'AB-1', tag: 'T1', name: '受付PC', store: '1' },
      { serial: 'AB-2', name: '奥PC', store: '2', status: 'lost' },
    ],
    mdm: [{ serial: 'ＡＢ１', type: 'tablet', model: 'X1' }],
    kiosks: [{ name: '受付PC', store: '1', certificate: '0a:1b', issuer: 'CN=CA' }],
  });
  expect(outcome).toMatchObject({
    devices: 2,
    certificates: 1,
    events: { 'device.registered': 2, 'certificate.registered': 1 },
    contradictions: {},
    set_aside: {},
    sources: [
      { name: 'ledger', date: '2025-09-01', lines: 2 },
      { name: 'mdm', lines: 1 },
      { name: 'kiosks', lines: 1 },
      { name: 'issued', lines: 0 },
    ],
  });
  expect(await devicesOf(tenant)).toMatchObject([
    { name: '受付PC', device_type: 'tablet', serial_number: 'AB-1', asset_tag: 'T1', model: 'X1', store_id: stores[1] },
    { name: '奥PC', device_type: 'other', status: 'lost', store_id: stores[2] },
  ]);
  expect(
    await rows(
      tenant,
      `select (valid_from at time zone 'Asia/Tokyo')::text as at from asset.device where tenant_id = $1 order by name`,
    ),
  ).toMatchObject([{ at: expect.stringContaining('2025-10-01') }, { at: expect.stringContaining('2025-09-01') }]);
  expect(
    await rows(
      tenant,
      `select c.serial_number, d.name from asset.certificate c join asset.device d on d.id = c.device_id where c.tenant_id = $1`,
    ),
  ).toEqual([{ serial_number: '0A1B', name: '受付PC' }]);
  const [event] = await rows<{ actor_kind: string; on_behalf_of: string; payload: object }>(
    tenant,
    `select actor_kind, on_behalf_of, payload from event.domain_event where tenant_id = $1 and name = 'device.registered' order by occurred_at desc`,
  );
  expect(event).toMatchObject({
    actor_kind: 'import',
    on_behalf_of: 'operator:test',
    payload: {
      import: 'lists',
      listed_on: '2025-10-01',
      dated: 'listed_on',
      lines: [
        { source: 'ledger', line: 2 },
        { source: 'mdm', line: 2 },
        { source: 'kiosks', line: 2 },
      ],
    },
  });
});

const same = {
  ledger: [
    { serial: 'S1', name: 'PC', store: '1', model: 'A' },
    { serial: 'S3', tag: 'T', name: 'X', store: '1' },
  ],
  mdm: [
    { serial: 'S1', store: '2', model: 'B', certificate: '11', issuer: 'CN=CA' },
    { serial: 'S4', tag: 'T', store: '1' },
    { serial: 'S5', name: 'nowhere', store: '77' },
  ],
  kiosks: [{ serial: 'S2', name: 'other', store: '2', certificate: '11', issuer: 'CN=CA' }],
};

test('the same lists again change nothing', async () => {
  const { tenant, import: take } = await shop(home);
  const first = await take(same);
  expect(first.contradictions).toEqual({ model: 1, store_id: 2, device_id: 1, serial_number: 1 });
  expect(first.set_aside).toEqual({ key_contradictory: 2, store_unknown: 1 });
  const before = await rows(tenant, 'select * from event.domain_event where tenant_id = $1 order by position');
  const again = await take(same);
  expect(again.events).toEqual({});
  expect(again.set_aside).toEqual(first.set_aside);
  expect(again.import_id).toBe(first.import_id);
  expect(await rows(tenant, 'select * from event.domain_event where tenant_id = $1 order by position')).toEqual(before);
});

test('a dry run says exactly what would happen, and nothing remains', async () => {
  const { tenant, import: take, dryRun } = await shop(home);
  const { import_id: _, ...tried } = await dryRun(same);
  for (const table of [
    'asset.device',
    'asset.contradiction',
    'asset.device_import',
    'asset.imported_record',
    'event.domain_event',
  ])
    expect(
      await rows(
        tenant,
        `select * from ${table} where tenant_id = $1 ${table.startsWith('event') ? `and aggregate_kind <> 'certificate_authority'` : ''}`,
      ),
    ).toEqual([]);
  const { import_id: __, ...taken } = await take(same);
  const without = ({ found, ...rest }: typeof tried) => ({ ...rest, found: found.map(({ field }) => field) });
  expect(without(tried)).toEqual(without(taken));
});

test('a bad line harms no other: it is named, and so is a bad value, whose line is taken without it', async () => {
  const { tenant, import: take } = await shop(home);
  const { problems } = await take({
    ledger: [
      { serial: 'S1', name: 'good', store: '1' },
      'too,few',
      { serial: 'S2', name: 'half', store: '1', status: 'burnt' },
      { note: '' },
      { serial: 'S3', name: 'no certificate', store: '1', issuer: 'CN=Unknown', certificate: 'AB' },
      { serial: 'S4', name: 'odd certificate', store: '1', issuer: 'CN=CA', certificate: 'xyz' },
      { serial: 'S5', name: 'not ours', store: '1', issuer: 'CN=Own', certificate: '77' },
    ],
  });
  expect(problems.map(({ line, problem }) => [line, problem])).toEqual([
    [3, 'wrong_column_count'],
    [4, 'value_malformed'],
    [5, 'line_says_nothing'],
    [7, 'value_malformed'],
    [6, 'issuer_unknown'],
    [8, 'certificate_unknown'],
  ]);
  expect((await devicesOf(tenant)).map(({ name }) => name)).toEqual([
    'good',
    'half',
    'no certificate',
    'not ours',
    'odd certificate',
  ]);
});

test('a store that is closed or unknown takes no new device; a known one stays where it is', async () => {
  const { tenant, stores, import: take } = await shop(home);
  await take({ ledger: [{ serial: 'S1', name: 'known', store: '1' }] });
  const { set_aside, contradictions } = await take({
    ledger: [
      { serial: 'S1', name: 'known', store: '9' },
      { serial: 'S2', name: 'closed', store: '9' },
      { serial: 'S3', name: 'unknown', store: '8' },
      { serial: 'S4', name: 'none' },
    ],
  });
  expect(set_aside).toEqual({ store_closed: 1, store_unknown: 1, store_missing: 1 });
  expect(contradictions).toEqual({ store_id: 3 });
  expect(await devicesOf(tenant)).toMatchObject([{ name: 'known', store_id: stores[1] }]);
});

test('what somebody changed by hand stays, until the lists say something new', async () => {
  const { tenant, import: take } = await shop(home);
  const list = (model: string) => ({ ledger: [{ serial: 'S1', name: 'PC', store: '1', model }] });
  await take(list('A'));
  const [{ id } = { id: '' }] = await rows<{ id: string }>(tenant, 'select id from asset.device where tenant_id = $1');
  await changeDevice(home.database, tenant, operator, {
    id,
    expected_version: 'any',
    reach: 'tenant',
    fields: { model: 'by hand' },
  });
  expect((await take(list('a'))).events).toEqual({});
  expect(await devicesOf(tenant)).toMatchObject([{ model: 'by hand' }]);
  expect((await take(list('B'))).events).toEqual({ 'device.changed': 1 });
  expect(await devicesOf(tenant)).toMatchObject([
    { model: 'B', valid_from: expect.not.stringContaining('2025-09-01') },
  ]);
  const [event] = await rows<{ payload: object }>(
    tenant,
    `select payload from event.domain_event where tenant_id = $1 and name = 'device.changed' order by position desc`,
  );
  expect(event).toMatchObject({ payload: { dated: 'now', listed_on: '2025-09-01' } });
});

test('a device that is known already is found by its serial number, however the list writes it', async () => {
  const { tenant, stores, import: take } = await shop(home);
  await registerDevice(home.database, tenant, operator, {
    reach: 'tenant',
    fields: { name: 'by hand', device_type: 'pc', store_id: stores[1], serial_number: 'ab-1' },
  });
  const { events } = await take({ ledger: [{ serial: 'AB1', model: 'X' }] });
  expect(events).toEqual({ 'device.changed': 1 });
  expect(await devicesOf(tenant)).toMatchObject([{ name: 'by hand', model: 'X', serial_number: 'AB1' }]);
});

test('a device of another tenant is never found, whatever the lists call it', async () => {
  const [one, other] = [await shop(home), await shop(home)];
  const list = { ledger: [{ serial: 'S1', tag: 'T1', name: 'PC', store: '1', issuer: 'CN=CA', certificate: '11' }] };
  await one.import(list);
  const before = await devicesOf(one.tenant);
  const { events } = await other.import({ ledger: [{ ...list.ledger[0], name: 'changed' }] });
  expect(events).toEqual({ 'device.registered': 1, 'certificate.registered': 1 });
  expect(await devicesOf(one.tenant)).toEqual(before);
  expect(await devicesOf(other.tenant)).toMatchObject([{ name: 'changed', store_id: other.stores[1] }]);
});

test('an asset tag goes from one device to another, whichever comes first', async () => {
  const { tenant, import: take } = await shop(home);
  await take({
    ledger: [
      { serial: 'S1', tag: 'T1', name: 'a', store: '1' },
      { serial: 'S2', tag: 'T2', name: 'b', store: '1' },
    ],
  });
  const { set_aside } = await take(
    {
      ledger: [
        { serial: 'S1', tag: 'T2', name: 'a', store: '1' },
        { serial: 'S2', tag: 'T3', name: 'b', store: '1' },
        { serial: 'S9', tag: 'T1', name: 'c', store: '1' },
      ],
    },
    { batchSize: 2 },
  );
  expect(set_aside).toEqual({});
  expect((await devicesOf(tenant)).map(({ name, asset_tag }) => [name, asset_tag])).toEqual([
    ['a', 'T2'],
    ['b', 'T3'],
    ['c', 'T1'],
  ]);
});

test('what would take the key of a device that the lists do not tell of is set aside, with its certificate', async () => {
  const { tenant, import: take } = await shop(home);
  await take({ ledger: [{ serial: 'S1', tag: 'T1', name: 'a', store: '1' }] });
  const { set_aside } = await take({
    ledger: [
      { serial: 'S2', tag: 'T1', name: 'b', store: '1', issuer: 'CN=CA', certificate: '22' },
      { serial: 'S3', name: 'c', store: '1' },
    ],
  });
  expect(set_aside).toEqual({ key_taken: 1 });
  expect((await devicesOf(tenant)).map(({ name }) => name)).toEqual(['a', 'c']);
  expect(await rows(tenant, 'select * from asset.certificate where tenant_id = $1')).toEqual([]);
});

test('a device that is lost loses its certificate, and one that is found again is in use', async () => {
  const { tenant, import: take } = await shop(home);
  const list = (status: string) => ({
    ledger: [{ serial: 'S1', name: 'a', store: '1', issuer: 'CN=CA', certificate: '22', status }],
  });
  await take(list('registered'));
  expect((await take(list('lost'))).events).toMatchObject({ 'device.lost': 1 });
  expect(await rows(tenant, 'select status, revocation_reason from asset.certificate where tenant_id = $1')).toEqual([
    { status: 'revoked', revocation_reason: 'keyCompromise' },
  ]);
  expect((await take(list('registered'))).events).toEqual({ 'device.found': 1 });
});

test('a device that the lists retire gets no certificate of theirs any more', async () => {
  const { tenant, import: take } = await shop(home);
  const list = (status: string, certificate: string) => ({
    ledger: [{ serial: 'S1', name: 'a', store: '1', issuer: 'CN=CA', certificate, status }],
  });
  await take(list('registered', '22'));
  const { events, set_aside } = await take(list('retired', '33'));
  expect([events, set_aside]).toEqual([{ 'device.retired': 1 }, { already_closed: 1 }]);
  expect(await rows(tenant, 'select from asset.certificate where tenant_id = $1 and device_id is not null')).toEqual(
    [],
  );
});

test('a retired device stays retired: new lists about it are set aside, and no second one is made', async () => {
  const { tenant, import: take } = await shop(home);
  await take({ ledger: [{ serial: 'S1', name: 'a', store: '1', status: 'retired' }] });
  expect((await take({ ledger: [{ serial: 'S1', name: 'a', store: '1', status: 'retired' }] })).events).toEqual({});
  expect((await take({ ledger: [{ serial: 'S1', name: 'a', store: '1', status: 'registered' }] })).set_aside).toEqual({
    already_closed: 1,
  });
  expect(await devicesOf(tenant)).toHaveLength(1);
});

test('a new machine with the name of an old one in the same store is not taken for it', async () => {
  const { tenant, import: take } = await shop(home);
  await take({ ledger: [{ serial: 'S1', name: 'PC', store: '1' }] });
  expect((await take({ ledger: [{ serial: 'S9', name: 'PC', store: '1' }] })).events).toEqual({
    'device.registered': 1,
  });
  expect((await devicesOf(tenant)).map(({ serial_number }) => serial_number).sort()).toEqual(['S1', 'S9']);
});

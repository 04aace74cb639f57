import { randomUUIDv7 } from 'node:crypto';
import { tenantRead, tenantTransaction } from '@kiban/postgres';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { StateRow } from './aggregate.ts';
import { runCommand } from './command.ts';
import { refusalOf } from './errors.ts';
import type { Change } from './event.ts';
import { takeLocks } from './locks.ts';
import { type Recorded, record } from './record.ts';
import { stateOf } from './state.ts';
import { type Account, accountAggregate, changeAccount, context, openAccount } from './testing/account.ts';
import { newTenant, sampleStore } from './testing/sample-store.ts';

const { home, database, close } = await sampleStore(3);
afterAll(close);
let tenant = newTenant();
beforeEach(() => {
  tenant = newTenant();
});

async function recordAll(changes: readonly Change<Account>[], by = context): Promise<Recorded[]> {
  try {
    return await tenantTransaction(database, tenant, (transaction) => {
      takeLocks(transaction, { of: 'tenant' });
      return transaction.commitWith(record(transaction, accountAggregate, by, changes));
    });
  } catch (error) {
    throw refusalOf(error);
  }
}

async function current(id: string): Promise<StateRow<Account>> {
  const [[row]] = await tenantRead(database, tenant, [stateOf(accountAggregate, id)]);
  if (row === undefined) throw new Error('no such account');
  return row;
}

/** How many rows of this tenant each table has. */
async function written(): Promise<Record<string, number>> {
  const [counts] = await home.plant<Record<string, number>>(
    `select (select count(*)::int from sample.account where tenant_id = $1) as state,
       (select count(*)::int from sample.account_history where tenant_id = $1) as history,
       (select count(*)::int from event.domain_event where tenant_id = $1) as event,
       (select count(*)::int from event.personal_data where tenant_id = $1) as personal`,
    [tenant],
  );
  return counts ?? {};
}
const rows = (count: number) => ({ state: count, history: count, event: count, personal: count });

test('a change writes state, history, event and personal part, with who, why and when', async () => {
  const id = randomUUIDv7();
  const by = {
    actor: { kind: 'operator', id: 'sato' },
    on_behalf_of: 'suzuki',
    reason: '依頼により',
    request_id: 'r-1',
  } as const;
  const input: Partial<Account> = {
    ...{ holder: '髙橋 花子', email: 'h@example.jp', label: '本店', amount: 7, active: false },
    ...{ opened_on: '2020-02-29', owner_id: id, settings: { b: [1, { a: null }], a: '"\\\n€😀' } },
  };
  const [recorded] = await recordAll([openAccount(id, input)], by);
  const state = await current(id);
  expect(state).toEqual({
    ...input,
    id,
    version: 1,
    valid_from: recorded?.occurred_at,
    recorded_at: expect.any(String),
  });
  const [event] = await home.plant('select * from event.domain_event where aggregate_id = $1', [id]);
  const { holder, email, ...kept } = input;
  expect(event).toMatchObject({
    ...{ id: recorded?.event_id, tenant_id: tenant, aggregate_kind: 'account', version: 1, name: 'account.opened' },
    ...{ schema_version: 3, state: kept, actor_kind: 'operator', actor_id: 'sato', on_behalf_of: 'suzuki' },
    ...{ reason: '依頼により', request_id: 'r-1' },
  });
  expect(Object.keys((event as { state: object }).state)).not.toContain('holder');
  const [personal] = await home.plant('select fields from event.personal_data where aggregate_id = $1', [id]);
  expect(personal).toEqual({ fields: { holder, email } });
  const [history] = await home.plant(
    'select *, opened_on::text as opened_on from sample.account_history where id = $1',
    [id],
  );
  expect(history).toMatchObject({
    ...input,
    version: 1,
    event_id: recorded?.event_id,
    valid_to: Number.POSITIVE_INFINITY,
  });
});

test.each([-1, 1, 3])(
  'a change decided on version %i of an aggregate at version 2 is refused and leaves nothing',
  async (version) => {
    const id = randomUUIDv7();
    await recordAll([openAccount(id)]);
    await recordAll([changeAccount(await current(id), { amount: 1 })]);
    const before = await written();
    await expect(
      recordAll([{ ...changeAccount(await current(id), { amount: 2 }), expected_version: version }]),
    ).rejects.toMatchObject({ code: 'version_conflict' });
    expect(await written()).toEqual(before);
    expect(await current(id)).toMatchObject({ amount: 1, version: 2 });
  },
);

test('one conflict among many changes refuses all of them', async () => {
  const ids = Array.from({ length: 50 }, () => randomUUIDv7());
  await recordAll(ids.map((id) => openAccount(id)));
  const states = await Promise.all(ids.map(current));
  const changes = states.map((state) => changeAccount(state, { amount: 1 }));
  changes[31] = { ...(changes[31] as Change<Account>), expected_version: 2 };
  await expect(recordAll(changes)).rejects.toMatchObject({ code: 'version_conflict' });
  expect(await written()).toEqual(rows(50));
  expect((await Promise.all(ids.map(current))).every((state) => state.amount === 0 && state.version === 1)).toBe(true);
});

test('an aggregate of another tenant, or none, cannot be changed', async () => {
  const id = randomUUIDv7();
  await recordAll([openAccount(id)]);
  const theirs = await current(id);
  const owner = tenant;
  tenant = newTenant();
  await expect(recordAll([changeAccount(theirs, { amount: 1 })])).rejects.toMatchObject({ code: 'version_conflict' });
  await expect(recordAll([changeAccount({ ...theirs, id: randomUUIDv7() }, { amount: 1 })])).rejects.toMatchObject({
    code: 'version_conflict',
  });
  expect(await written()).toEqual(rows(0));
  tenant = owner;
  expect(await current(id)).toMatchObject({ amount: 0, version: 1 });
});

test.each([
  ['an aggregate that exists cannot begin again', (id: string) => [openAccount(id)], 'key_taken'],
  ['a key that is taken', () => [openAccount(randomUUIDv7(), { email: 'taken@example.jp' })], 'key_taken'],
  ['a value that is not allowed', () => [openAccount(randomUUIDv7(), { amount: -1 })], 'value_refused'],
  [
    'a value that is missing',
    () => [openAccount(randomUUIDv7(), { label: null as unknown as string })],
    'value_refused',
  ],
  [
    'a text with a character that cannot be stored',
    () => [openAccount(randomUUIDv7(), { label: 'a\0b' })],
    'value_refused',
  ],
  ['a personal text with half a character', () => [openAccount(randomUUIDv7(), { holder: '\ud83d' })], 'value_refused'],
  ['a date that is none', () => [openAccount(randomUUIDv7(), { opened_on: '2023-02-29' })], 'value_refused'],
])('%s: refused with its code, and nothing is written', async (_case, changes, code) => {
  const id = randomUUIDv7();
  await recordAll([openAccount(id, { email: 'taken@example.jp' })]);
  await expect(recordAll([openAccount(randomUUIDv7()), ...changes(id)])).rejects.toMatchObject({ code });
  expect(await written()).toEqual(rows(1));
});

test('two changes of one aggregate in one statement are refused', async () => {
  const id = randomUUIDv7();
  await recordAll([openAccount(id)]);
  const state = await current(id);
  const twice = [changeAccount(state, { amount: 1 }), changeAccount(state, { amount: 2 })];
  await expect(recordAll(twice)).rejects.toMatchObject({ code: 'key_taken' });
  expect(await written()).toEqual(rows(1));
});

test.each([
  ['before', '2024-05-01T00:00:00.000000Z'],
  ['in the microsecond of', '2024-05-01T00:00:00.000002Z'],
])('a change that is said to have happened %s the last one is refused', async (_case, at) => {
  const id = randomUUIDv7();
  await recordAll([openAccount(id, {}, '2024-05-01T00:00:00.000002Z')]);
  await expect(recordAll([changeAccount(await current(id), { amount: 1 }, at)])).rejects.toMatchObject({
    code: 'version_conflict',
  });
  expect(await written()).toEqual(rows(1));
});

test('microseconds survive from the change to state, history and event, and back', async () => {
  const id = randomUUIDv7();
  const at = '2024-05-01T09:30:00.123457+09:00';
  const [recorded] = await recordAll([openAccount(id, {}, at)]);
  expect(recorded?.occurred_at).toBe('2024-05-01T00:30:00.123457Z');
  expect((await current(id)).valid_from).toBe('2024-05-01T00:30:00.123457Z');
  const [same] = await home.plant<{ same: boolean }>(
    `select h.valid_from = $2 and e.occurred_at = $2 as same
     from sample.account_history h join event.domain_event e on e.id = h.event_id where h.id = $1`,
    [id, at],
  );
  expect(same).toEqual({ same: true });
});

test('a clock that stands still or runs behind does not stop time: each change is a microsecond after the last', async () => {
  const id = randomUUIDv7();
  await recordAll([openAccount(id, {}, '2999-01-01T00:00:00Z')]);
  for (const amount of [1, 2, 3]) await recordAll([changeAccount(await current(id), { amount })]);
  expect((await current(id)).valid_from).toBe('2999-01-01T00:00:00.000003Z');
});

test('a statement records 2,000 changes, in the order given', async () => {
  const ids = Array.from({ length: 2000 }, () => randomUUIDv7());
  const opened = await recordAll(ids.map((id) => openAccount(id, { label: `第${id}店` })));
  expect(opened.map((row) => row.aggregate_id)).toEqual(ids);
  const states = await tenantRead(database, tenant, [stateOf(accountAggregate, ids[1999] as string)]);
  expect(states[0][0]).toMatchObject({ version: 1, label: `第${ids[1999]}店` });
  const positions = await home.plant<{ aggregate_id: string }>(
    'select aggregate_id from event.domain_event where tenant_id = $1 order by position',
    [tenant],
  );
  expect(positions.map((row) => row.aggregate_id)).toEqual(ids);
  expect(await written()).toEqual(rows(2000));
});

test('a command that decides on nothing writes nothing, and one that refuses leaves nothing', async () => {
  const id = randomUUIDv7();
  const run = (decide: () => null) =>
    runCommand(database, tenant, context, { aggregate: accountAggregate, id, decide });
  expect(await run(() => null)).toEqual({ id, version: 0, event_id: null, replayed: false });
  await expect(
    run(() => {
      throw new RangeError('refused');
    }),
  ).rejects.toThrow(RangeError);
  expect(await written()).toEqual(rows(0));
});

import { randomUUIDv7 } from 'node:crypto';
import { statement, type TenantId, tenantRead } from '@kiban/postgres';
import { afterAll, expect, test } from 'vitest';
import { runCommand } from './command.ts';
import type { Outcome, Receipt } from './receipt.ts';
import { recordingOf } from './record.ts';
import { accountAggregate, addOne, context, openAccount } from './testing/account.ts';
import { newTenant, sampleStore } from './testing/sample-store.ts';

const { home, database, close } = await sampleStore(6);
afterAll(close);

const receipt = (change: Partial<Receipt> = {}): Receipt => ({
  ...{ key: randomUUIDv7(), caller: 'hanako', route: 'POST /accounts', request_hash: 'hash of {}' },
  ...change,
});

/** Opens an account under an id of its own, as a request that creates something does. */
function open(tenant: TenantId, given: Receipt, email: string | null = null): Promise<Outcome> {
  const id = randomUUIDv7();
  const decide = () => openAccount(id, { email });
  return runCommand(database, tenant, context, { aggregate: accountAggregate, id, receipt: given, decide });
}

async function eventsOf(tenant: TenantId): Promise<number> {
  const [found] = await home.plant<{ events: number }>(
    'select count(*)::int as events from event.domain_event where tenant_id = $1',
    [tenant],
  );
  return found?.events ?? 0;
}

const age = (given: Receipt) =>
  home.plant(`update event.idempotency_receipt set expires_at = expires_at - interval '24 hours' where key = $1`, [
    given.key,
  ]);

test('the same request again comes to what it came to the first time, and does nothing', async () => {
  const [tenant, given] = [newTenant(), receipt()];
  const first = await open(tenant, given);
  expect(first).toMatchObject({ version: 1, replayed: false });
  expect(await open(tenant, given)).toEqual({ ...first, replayed: true });
  expect(await open(tenant, given)).toEqual({ ...first, replayed: true });
  expect(await eventsOf(tenant)).toBe(1);
  const [event] = await home.plant<{ id: string }>('select id from event.domain_event where tenant_id = $1', [tenant]);
  expect(first.event_id).toBe(event?.id);
});

test('what is answered again is what it came to then, also when the thing has changed since, at whatever version', async () => {
  const [tenant, given] = [newTenant(), receipt()];
  const first = await open(tenant, given);
  const change = { aggregate: accountAggregate, id: first.id, decide: addOne(first.id) };
  const changed = receipt({ route: 'POST /accounts/1/add' });
  const second = await runCommand(database, tenant, context, { ...change, expectedVersion: 1, receipt: changed });
  expect(await open(tenant, given)).toEqual({ ...first, replayed: true });
  expect(await runCommand(database, tenant, context, { ...change, expectedVersion: 1, receipt: changed })).toEqual({
    ...second,
    replayed: true,
  });
  expect(await eventsOf(tenant)).toBe(2);
});

test.each([
  ['another operation', { route: 'POST /accounts/close' }],
  ['another body', { request_hash: 'hash of {"amount":1}' }],
])('the same key for %s is refused, and nothing happens', async (_what, other) => {
  const [tenant, given] = [newTenant(), receipt()];
  await open(tenant, given);
  await expect(open(tenant, { ...given, ...other })).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  expect(await eventsOf(tenant)).toBe(1);
});

test('the same key of another caller or another tenant is another key', async () => {
  const [tenant, other, given] = [newTenant(), newTenant(), receipt()];
  const outcomes = [
    await open(tenant, given),
    await open(tenant, { ...given, caller: 'taro' }),
    await open(other, given),
    await open(other, { ...given, request_hash: 'hash', caller: 'taro' }),
  ];
  expect(outcomes.map(({ replayed }) => replayed)).toEqual([false, false, false, false]);
  expect([await eventsOf(tenant), await eventsOf(other)]).toEqual([2, 2]);
  const mine = statement<{ key: string }>`select key from event.idempotency_receipt`;
  expect((await tenantRead(database, newTenant(), [mine]))[0]).toEqual([]);
});

test('of ten equal requests at the same time one happens, and all come to the same', async () => {
  for (let round = 0; round < 15; round += 1) {
    const [tenant, given] = [newTenant(), receipt()];
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => open(tenant, given)));
    expect(outcomes.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(outcomes.map(({ id, event_id }) => `${id} ${event_id}`)).size).toBe(1);
    expect(await eventsOf(tenant)).toBe(1);
  }
});

test('a request that changes nothing is remembered, too', async () => {
  const [tenant, given] = [newTenant(), receipt()];
  const { id } = await open(tenant, receipt());
  const nothing = { aggregate: accountAggregate, id, receipt: given, decide: () => null };
  const first = await runCommand(database, tenant, context, nothing);
  expect(first).toEqual({ id, version: 1, event_id: null, replayed: false });
  const again = { ...nothing, decide: addOne(id) };
  expect(await runCommand(database, tenant, context, again)).toEqual({ ...first, replayed: true });
  expect(await eventsOf(tenant)).toBe(1);
});

test('a request that is refused is not remembered: mended, it may come again under its key', async () => {
  const [tenant, given] = [newTenant(), receipt()];
  await open(tenant, receipt(), 'taken@example.jp');
  await expect(open(tenant, given, 'taken@example.jp')).rejects.toMatchObject({ code: 'key_taken' });
  const refused = { aggregate: accountAggregate, id: randomUUIDv7(), receipt: given };
  const decide = () => {
    throw new RangeError('refused');
  };
  await expect(runCommand(database, tenant, context, { ...refused, decide })).rejects.toThrow(RangeError);
  expect(await open(tenant, { ...given, request_hash: 'mended' }, 'free@example.jp')).toMatchObject({
    replayed: false,
  });
});

test('after a day the key may be used anew', async () => {
  const [tenant, given] = [newTenant(), receipt()];
  const first = await open(tenant, given);
  await age(given);
  const second = await open(tenant, { ...given, request_hash: 'another' });
  expect(second).toMatchObject({ replayed: false });
  expect(second.id).not.toBe(first.id);
  expect(await open(tenant, { ...given, request_hash: 'another' })).toEqual({ ...second, replayed: true });
});

test('expired receipts of the tenant are cleared away by the next ones, a few at a time', async () => {
  const [tenant, other] = [newTenant(), newTenant()];
  const old = Array.from({ length: 30 }, () => receipt());
  for (const given of old) await open(tenant, given);
  const foreign = receipt();
  await open(other, foreign);
  for (const given of [...old, foreign]) await age(given);
  const kept = async () =>
    (await home.plant<{ tenant: string }>('select tenant_id as tenant from event.idempotency_receipt')).filter((row) =>
      [tenant, other].includes(row.tenant as TenantId),
    ).length;
  expect(await kept()).toBe(31);
  await open(tenant, receipt());
  expect(await kept()).toBe(12);
  await open(tenant, receipt());
  expect(await kept()).toBe(3);
});

test('no request and no answer is kept in it', async () => {
  const tenant = newTenant();
  await open(tenant, receipt(), 'secret@example.jp');
  const rows = await home.plant<object>('select * from event.idempotency_receipt where tenant_id = $1', [tenant]);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('secret');
});

test('what changes together is written together, the first before the others, or none of it', async () => {
  const tenant = newTenant();
  const [id, beside] = [randomUUIDv7(), randomUUIDv7()];
  const both = (email: string, given: Receipt) =>
    runCommand(database, tenant, context, {
      aggregate: accountAggregate,
      id,
      receipt: given,
      decide: addOne(id),
      alongside: () => recordingOf(accountAggregate, [null, openAccount(beside, { email })]),
    });
  await open(tenant, receipt(), 'taken@example.jp');
  const given = receipt();
  await expect(both('taken@example.jp', given)).rejects.toMatchObject({ code: 'key_taken' });
  expect(await eventsOf(tenant)).toBe(1);
  expect(await both('free@example.jp', given)).toMatchObject({ id, version: 1, replayed: false });
  expect(await eventsOf(tenant)).toBe(3);
});

test('a command decided on another version is refused before it decides', async () => {
  const tenant = newTenant();
  const { id } = await open(tenant, receipt());
  const command = { aggregate: accountAggregate, id, decide: addOne(id) };
  for (const expectedVersion of [0, 2])
    await expect(runCommand(database, tenant, context, { ...command, expectedVersion })).rejects.toMatchObject({
      code: 'version_conflict',
    });
  expect((await runCommand(database, tenant, context, { ...command, expectedVersion: 1 })).version).toBe(2);
});

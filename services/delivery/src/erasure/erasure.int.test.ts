import { expect, test } from 'vitest';
import type { LakeTable } from '../lake/lake-table.ts';
import { openLake } from '../lake/open-lake.ts';
import { lakeTable } from '../lake/tables.ts';
import { newId, newTenant } from '../testing/happenings.ts';
import { testLake } from '../testing/test-lake.ts';
import { rebuildTable } from '../worker/rebuild-table.ts';

const lake = await testLake();
const { happen, deliver, rows, home, storage, parts } = lake;

const user = (id: string, version: number, name: string, personal: object | null) => ({
  ...{ kind: 'user', id, version, name },
  state: { person_id: id, role: null, status: personal === null ? 'erased' : 'active' },
  ...{ personal: { name: null, kana: null, email: null, staff_number: null, login_id: null, ...personal } },
});
const signIns = (id: string, marker: string) => [
  {
    ...{
      kind: 'session',
      id: newId(),
      name: 'session.started',
      state: { user_id: id, person_id: id, status: 'active' },
    },
    personal: { ip_address: `${marker}ip` },
  },
  {
    ...{ kind: 'sign_in_attempt', id: newId(), name: 'sign_in_attempt.refused' },
    ...{
      state: { user_id: id, refusal: 'password_wrong' },
      personal: { login_id: `${marker}login`, ip_address: null },
    },
  },
];
/** A user with a past, renamed once, who signed in. */
async function somebody(tenant: ReturnType<typeof newTenant>): Promise<{ id: string; marker: string }> {
  const id = newId();
  const marker = `ZZ${id.replaceAll('-', '')}`;
  await happen(tenant, user(id, 1, 'user.added', { name: `${marker}a`, login_id: `${marker}login` }));
  await happen(tenant, ...signIns(id, marker));
  await deliver();
  await happen(tenant, user(id, 2, 'user.changed', { name: `${marker}b`, login_id: `${marker}login` }));
  await deliver();
  return { id, marker };
}
/** Erased as the directory does it: the event first, then what is personal in the database. */
async function erase(tenant: ReturnType<typeof newTenant>, id: string, { database = true } = {}): Promise<void> {
  await happen(tenant, user(id, 3, 'user.erased', null));
  if (database)
    await home.plant(
      `delete from event.personal_data p using event.domain_event e
       where e.id = p.event_id and (e.aggregate_id = $1 or e.state ->> 'user_id' = $1::text)`,
      [id],
    );
}
const TABLES = ['user', 'user_history', 'sign_in_history', 'domain_events'];
/** Every object of the lake whose readable rows or bytes hold a word. */
async function tablesHolding(word: string, names: readonly string[] = TABLES): Promise<string[]> {
  const found: string[] = [];
  const text = (value: unknown) => JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? `${each}` : each));
  for (const name of names) if ((await rows(name)).some((row) => text(row)?.includes(word))) found.push(name);
  return found;
}
/** Files of the tables that hold what is personal, whether a version needs them or not. */
async function filesOf(): Promise<string[]> {
  const paths: string[] = [];
  for (const name of ['user', 'user_history', 'sign_in_history'])
    for await (const { path } of storage.list(`${name}/tenant_id=`)) paths.push(path);
  return paths;
}
const tableOf = (name: string) => lakeTable(name) as LakeTable;
const evidence = (id: string) =>
  home.plant<{ rewritten: boolean; removed: boolean; files: number; history: string | null }>(
    `select rewritten_at is not null as rewritten, removed_at is not null as removed, files_removed::int as files,
       user_history_version as history from delivery.erasure where user_id = $1`,
    [id],
  );

test('an erased user is in no table and in no file any more; the others stay as they were, and what happened stays', async () => {
  const tenant = newTenant();
  const [gone, stays] = [await somebody(tenant), await somebody(tenant)];
  expect(await tablesHolding(gone.marker)).toEqual(['user', 'user_history', 'sign_in_history']);
  const before = await filesOf();
  await erase(tenant, gone.id);
  await deliver({ erasureGraceMs: 60_000 });
  expect(await tablesHolding(gone.marker)).toEqual([]);
  expect(await evidence(gone.id)).toMatchObject([{ rewritten: true, removed: false }]);
  expect(await filesOf()).toEqual(expect.arrayContaining(before)); // for whoever is reading them
  await new Promise((resolve) => setTimeout(resolve, 5));
  await deliver();
  expect(await evidence(gone.id)).toMatchObject([{ rewritten: true, removed: true, files: expect.any(Number) }]);
  const needed = new Set<string>();
  for (const name of ['user', 'user_history', 'sign_in_history'])
    for (const { path } of (await (await parts.lake.open(tableOf(name))).snapshot()).files.values())
      needed.add(`${name}/${decodeURIComponent(path)}`);
  expect((await filesOf()).sort()).toEqual([...needed].sort());
  expect(await tablesHolding(stays.marker)).toEqual(['user', 'user_history', 'sign_in_history']);
  expect((await rows('user_history', tenant)).filter(({ id }) => id === gone.id)).toHaveLength(3);
  expect((await rows('sign_in_history', tenant)).filter(({ user_id }) => user_id === gone.id)).toHaveLength(2);
});

test('a sign-in that is recorded after its user was erased brings nothing personal', async () => {
  const tenant = newTenant();
  const { id, marker } = await somebody(tenant);
  await erase(tenant, id);
  await deliver();
  await happen(tenant, ...signIns(id, marker));
  await deliver();
  expect((await rows('sign_in_history', tenant)).filter(({ user_id }) => user_id === id)).toHaveLength(4);
  expect(await tablesHolding(marker)).toEqual([]);
});

test('a table that is written anew before the database has forgotten does not bring the erased user back', async () => {
  const tenant = newTenant();
  const { id, marker } = await somebody(tenant);
  await erase(tenant, id, { database: false });
  await deliver();
  expect(await tablesHolding(marker)).toEqual([]);
  for (const name of ['user', 'user_history', 'sign_in_history']) await rebuildTable(parts, name);
  await deliver();
  expect(await tablesHolding(marker)).toEqual([]);
});

test('a worker that dies while it erases is followed by one that finishes', async () => {
  const tenant = newTenant();
  const { id, marker } = await somebody(tenant);
  await erase(tenant, id);
  for (const at of ['user', 'user_history', 'sign_in_history']) {
    const dies = (phase: string, table: string) => {
      if (phase === 'erase' && table === at) throw new Error('died');
    };
    await expect(deliver({ onPhase: dies })).rejects.toThrow('died');
  }
  await deliver();
  expect(await tablesHolding(marker)).toEqual([]);
  expect(await evidence(id)).toMatchObject([{ rewritten: true }]);
});

test('a table that cannot be read keeps nobody in the others; it is said once', async () => {
  const tenant = newTenant();
  const { id, marker } = await somebody(tenant);
  const log = 'user/_delta_log/';
  const whole = new Map<string, Uint8Array>();
  for await (const { path } of storage.list(log)) whole.set(path, (await storage.get(path)) as Uint8Array);
  await erase(tenant, id);
  const worker = { lake: openLake({ storage }) };
  await storage.putMany([...whole.keys()].map((path) => ({ path, body: new TextEncoder().encode('{') })));
  await deliver(worker);
  await deliver(worker);
  expect(await tablesHolding(marker, ['user_history', 'sign_in_history'])).toEqual([]);
  expect(lake.log.filter((line) => line.includes('still in a table'))).toHaveLength(1);
  expect(await evidence(id)).toMatchObject([{ rewritten: false }]);
  await storage.putMany([...whole].map(([path, body]) => ({ path, body })));
  await home.plant("update delivery.lake_batch set try_again_at = now() where status = 'held'");
  await deliver();
  expect(await tablesHolding(marker)).toEqual([]);
  expect(await evidence(id)).toMatchObject([{ rewritten: true }]);
});

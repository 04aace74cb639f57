import { expect, test } from 'vitest';
import { storeAggregate, storeChanged, storeOpened } from '../stores/store.ts';
import { importLegacy } from '../testing/legacy-imports.ts';
import type { LegacySnapshot } from '../testing/legacy-system.ts';
import { eventsOf, statusesOf } from '../testing/recorded.ts';
import { command, newTenant, testDirectory } from '../testing/test-directory.ts';

const home = await testDirectory();

/** Imports a snapshot into a tenant, which may have had one before. */
async function imported(snapshot: LegacySnapshot, before?: LegacySnapshot, changed = {}) {
  const tenant = newTenant();
  if (before !== undefined) await importLegacy(home.database, tenant, { '2025-04-01': before });
  const since = (await eventsOf(home, tenant)).length;
  const { outcome, problems, report } = await importLegacy(home.database, tenant, { '2025-05-01': snapshot }, changed);
  return { tenant, outcome, problems, report, events: await eventsOf(home, tenant, since) };
}
const s1 = { code: 'S1', name: '本店' };
const s2 = { code: 'S2', name: '駅前店' };

test('lines that contradict each other are all set aside by line, and what they tell of does not end', async () => {
  const twice = { stores: [s2, s1, { ...s1, name: '中央店' }, { ...s1 }] };
  const { problems, events, outcome, tenant } = await imported(twice, { stores: [s1, s2] });
  expect(problems).toEqual([2, 3, 4].map((line) => `stores.csv:${line + 1} contradictory`));
  expect(outcome).toMatchObject({ set_aside: { contradictory: 3 }, shown: { store: 1 }, kept: {} });
  expect(events).toEqual([]);
  expect(await statusesOf(home, tenant, 'store')).toEqual({ S1: 'open', S2: 'open' });
});

test('what refers to nothing is set aside, with all that stands on it, generation after generation', async () => {
  const { problems, report, events } = await imported({
    units: [
      { code: 'A', name: '東' },
      { code: 'B', name: '西', parent: 'X' },
      { code: 'C', name: '西の下', parent: 'B' },
      { code: 'D', name: '西の下の下', parent: 'C' },
    ],
    stores: [
      { ...s1, unit: 'A' },
      { ...s2, unit: 'D' },
    ],
    users: [{ code: 'U1', name: '花子' }],
    memberships: [
      { code: 'M1', user: 'U1', store: 'S1', job: 'clerk' },
      { code: 'M2', user: 'U1', store: 'S2', job: 'clerk' },
      { code: 'M3', user: 'U9', store: 'S1', job: 'clerk' },
    ],
  });
  expect(problems).toEqual(
    ['memberships.csv:3', 'memberships.csv:4', 'stores.csv:3', 'units.csv:3', 'units.csv:4', 'units.csv:5'].map(
      (place) => `${place} dangling_reference`,
    ),
  );
  expect(report.map((line) => `${line.key}: ${line.message}`)).toEqual([
    ...['M2: store S2', 'M3: user U9', 'S2: unit D', 'B: parent X', 'C: parent B', 'D: parent C'],
  ]);
  expect(events).toEqual(['organization_unit.created A', 'store.opened S1', 'user.added U1', 'membership.begun M1']);
});

test('what stands on a line that was set aside for another reason is set aside too, unless the directory has it', async () => {
  const twice = [
    { code: 'A', name: '東' },
    { code: 'A', name: '西' },
  ];
  const stores = [{ ...s1, unit: 'A' }];
  const fresh = await imported({ units: twice, stores });
  expect(fresh.problems).toEqual([
    'stores.csv:2 dangling_reference',
    'units.csv:2 contradictory',
    'units.csv:3 contradictory',
  ]);
  const known = await imported({ units: twice, stores }, { units: [{ code: 'A', name: '東' }] });
  expect(known.problems).toEqual(['units.csv:2 contradictory', 'units.csv:3 contradictory']);
  expect(known.events).toEqual(['store.opened S1']);
});

test('units that stand below themselves are set aside, and the others are taken over', async () => {
  const { problems, events } = await imported({
    units: [
      { code: 'A', name: '東', parent: 'C' },
      { code: 'B', name: '西', parent: 'A' },
      { code: 'C', name: '南', parent: 'B' },
      { code: 'D', name: '北' },
      { code: 'E', name: '自', parent: 'E' },
    ],
  });
  expect(problems).toEqual([2, 3, 4, 6].map((line) => `units.csv:${line} unit_cycle`));
  expect(events).toEqual(['organization_unit.created D']);
});

test('a unit that would come to stand below itself by way of what the directory has is set aside alone', async () => {
  const before: LegacySnapshot = {
    units: [
      { code: 'A', name: '上' },
      { code: 'B', name: '下', parent: 'A' },
      { code: 'C', name: '他' },
    ],
  };
  const after: LegacySnapshot = {
    units: [
      { code: 'A', name: '上', parent: 'B' },
      // contradictory, so that the directory's B, which stands below A, stays as it is
      { code: 'B', name: '下', parent: 'C' },
      { code: 'B', name: '下' },
      { code: 'C', name: '別' },
    ],
  };
  const { problems, events } = await imported(after, before);
  expect(problems).toEqual(['units.csv:2 value_refused', 'units.csv:3 contradictory', 'units.csv:4 contradictory']);
  expect(events).toEqual(['organization_unit.changed C']);
});

test('a code that two stores claim is given to neither', async () => {
  const claimed = [
    { ...s1, mic: '1' },
    { ...s2, mic: '1' },
    { code: 'S3', name: '三番店', mic: '3' },
  ];
  const { problems, report, events } = await imported({ stores: claimed });
  expect(problems).toEqual(['stores.csv:2 identifier_claimed_twice', 'stores.csv:3 identifier_claimed_twice']);
  expect(report[0]?.message).toBe('mic 1');
  expect(events).toEqual(['store.opened S3']);
});

test('of many lines in one batch, exactly the one that the database refuses is set aside', async () => {
  const users = Array.from({ length: 50 }, (_, index) => ({
    code: `U${10 + index}`,
    name: '花子',
    login: `l${index}`,
  }));
  const { problems, report, events } = await imported({
    users: users.map((user, index) => (index === 36 ? { ...user, login: 'l5' } : user)),
    memberships: [],
  });
  expect(problems).toEqual(['users.csv:38 key_taken']);
  expect(report[0]).toMatchObject({ key: 'U46', kind: 'user', snapshot: '2025-05-01' });
  expect(events).toHaveLength(49);
});

test('what stands on a line that the database refused is set aside with it', async () => {
  const { problems, events } = await imported({
    users: [
      { code: 'U1', name: '花子', login: 'same' },
      { code: 'U2', name: '太郎', login: 'same' },
    ],
    stores: [s1],
    memberships: [
      { code: 'M1', user: 'U1', store: 'S1', job: 'clerk' },
      { code: 'M2', user: 'U2', store: 'S1', job: 'clerk' },
    ],
  });
  expect(problems).toEqual(['memberships.csv:3 not_found', 'users.csv:3 key_taken']);
  expect(events).toEqual(['store.opened S1', 'user.added U1', 'membership.begun M1']);
});

test('what the directory was told since is younger than the snapshot, and stays', async () => {
  const tenant = newTenant();
  await importLegacy(home.database, tenant, { '2025-04-01': { stores: [s1, s2] } });
  const ids = await home.plant<{ key: string; id: string }>(
    'select key, aggregate_id as id from directory.source_record where tenant_id = $1 order by key',
    [tenant],
  );
  for (const { id } of ids)
    await command(home, tenant, storeAggregate, id, (current) =>
      storeChanged(current, { phone: '03-0000-0000' }, { occurred_at: '2025-06-01T00:00:00+09:00' }),
    );
  const { problems, outcome } = await importLegacy(home.database, tenant, {
    '2025-05-01': { stores: [{ ...s1, name: '中央店' }] },
  });
  expect(problems).toEqual(['stores.csv:2 younger_change']);
  expect(outcome).toMatchObject({ events: {}, kept: { store: 1 } });
  expect(await statusesOf(home, tenant, 'store')).toEqual({ S1: 'open', S2: 'open' });
});

test('so does what somebody else entered and the source tells of for the first time', async () => {
  const tenant = newTenant();
  const id = '0b8e2f6e-6a2b-4a56-9d0d-3d1f3f0a5f11';
  const entered = { name: '本店', identifiers: [{ system: 'mic', value: '1' }] };
  await command(home, tenant, storeAggregate, id, () =>
    storeOpened(id, entered, { occurred_at: '2025-05-01T00:00:00+09:00' }),
  );
  const told = { stores: [{ ...s1, name: '中央店', mic: '1' }] };
  const { problems } = await importLegacy(home.database, tenant, { '2025-05-01': told });
  expect(problems).toEqual(['stores.csv:2 younger_change']);
  const later = await importLegacy(home.database, tenant, { '2025-06-01': told });
  expect(later.outcome.events).toEqual({ 'store.changed': 1 });
});

test('a value that cannot be taken is named by its line, without repeating what is personal', async () => {
  const { problems, report } = await imported({
    users: [
      { code: 'U1', name: '花子', email: 'no address' },
      { code: 'U2', name: '' },
      { code: '', name: '太郎' },
    ],
  });
  expect([...problems].sort()).toEqual([
    'users.csv:2 value_malformed',
    'users.csv:3 value_required',
    'users.csv:4 key_missing',
  ]);
  expect(JSON.stringify(report)).not.toContain('no address');
});

test('a new line with the login or code of what another line tells of takes nothing from it', async () => {
  const before = { stores: [{ ...s1, mic: '1' }], users: [{ code: 'U1', name: '花子', login: 'hanako' }] };
  const after = {
    stores: [{ ...s1 }, { ...s2, mic: '1' }],
    users: [...before.users, { code: 'U2', name: '太郎', login: 'hanako' }],
  };
  const { problems, events, tenant } = await imported(after, before);
  expect(problems).toEqual(['users.csv:3 key_taken']);
  expect(events).toEqual(['store.changed S1', 'store.opened S2']);
  expect(await statusesOf(home, tenant, 'user')).toEqual({ U1: 'active' });
});

test('what was in the directory before and two new lines mean is given to the first', async () => {
  const tenant = newTenant();
  const id = '0b8e2f6e-6a2b-4a56-9d0d-3d1f3f0a5f12';
  const codes = ['1', '2'].map((value) => ({ system: 'mic', value }));
  const longAgo = { occurred_at: '2020-01-01T00:00:00Z' };
  await command(home, tenant, storeAggregate, id, () => storeOpened(id, { name: '本店', identifiers: codes }, longAgo));
  const { problems, outcome } = await importLegacy(home.database, tenant, {
    '2025-05-01': {
      stores: [
        { ...s1, mic: '1' },
        { ...s2, mic: '2' },
      ],
    },
  });
  expect(problems).toEqual([]);
  expect(outcome.events).toEqual({ 'store.changed': 1, 'store.opened': 1 });
});

test('a chain of codes and logins that each move on to the next line is taken over, whatever the order and the batches', async () => {
  const tenant = newTenant();
  const stores = (mics: readonly string[]) => mics.map((mic, index) => ({ ...s1, code: `S${index}`, mic }));
  const users = (logins: readonly string[]) =>
    logins.map((login, index) => ({ code: `U${index}`, name: '花子', login }));
  const dated = {
    '2025-04-01': { stores: stores(['a', 'b', 'c', 'd']), users: users(['a', 'b', 'c', 'd']) },
    '2025-05-01': { stores: stores(['b', 'c', 'd', 'e']), users: users(['b', 'c', 'd', 'e']) },
  };
  const { problems, outcome } = await importLegacy(home.database, tenant, dated, { batchSize: 1 });
  expect(problems).toEqual([]);
  expect(outcome.events).toEqual({ 'store.changed': 4, 'user.changed': 4 });
});

test('two lines that swap their logins are set aside, both, and the trying ends', async () => {
  const swapped = (first: string, second: string) => [
    { code: 'U1', name: '花子', login: first },
    { code: 'U2', name: '太郎', login: second },
  ];
  const dated = { '2025-04-01': { users: swapped('a', 'b') }, '2025-05-01': { users: swapped('b', 'a') } };
  const { problems } = await importLegacy(home.database, newTenant(), dated, { batchSize: 1 });
  expect(problems).toEqual(['users.csv:2 key_taken', 'users.csv:3 key_taken']);
});

import { expect, test } from 'vitest';
import { importLegacy } from '../testing/legacy-imports.ts';
import type { LegacySnapshot } from '../testing/legacy-system.ts';
import { eventsOf, sizeOf } from '../testing/recorded.ts';
import { newTenant, testDirectory } from '../testing/test-directory.ts';
import { withImportLock } from './import-lock.ts';

const home = await testDirectory();
const one: LegacySnapshot = { stores: [{ code: 'S1', name: '本店', mic: '1' }] };
const other: LegacySnapshot = { stores: [{ code: 'S1', name: '中央店', mic: '1' }] };
const stagedLines = async () => {
  const [row] = await home.plant<{ lines: number }>('select count(*)::int as lines from directory.import_line');
  return row?.lines;
};

test('another content or another mapping of a date that was imported is refused, and nothing is changed', async () => {
  const tenant = newTenant();
  await importLegacy(home.database, tenant, { '2025-04-01': one });
  const size = await sizeOf(home, tenant);
  const mappingOf = (text: string) => `${text}# note\n`;
  const differs = { code: 'snapshot_differs' };
  await expect(importLegacy(home.database, tenant, { '2025-04-01': other })).rejects.toMatchObject(differs);
  const remapped = importLegacy(home.database, tenant, { '2025-04-01': one }, { mappingOf });
  await expect(remapped).rejects.toMatchObject(differs);
  expect(await sizeOf(home, tenant)).toBe(size);
});

test('a snapshot older than one that was imported is refused', async () => {
  const tenant = newTenant();
  await importLegacy(home.database, tenant, { '2025-04-01': one });
  const older = importLegacy(home.database, tenant, { '2025-03-01': other });
  await expect(older).rejects.toMatchObject({ code: 'snapshot_out_of_order' });
  expect(await eventsOf(home, tenant)).toEqual(['store.opened S1']);
});

/** Begins an import and interrupts it in a phase, as Ctrl-C does. */
async function interrupted(tenant: ReturnType<typeof newTenant>, phase: string): Promise<void> {
  const stop = new AbortController();
  const begun = importLegacy(
    home.database,
    tenant,
    { '2025-04-01': one },
    { signal: stop.signal, onProgress: (progress) => progress.phase === phase && progress.done > 0 && stop.abort() },
  );
  await expect(begun).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
}

test('an import interrupted while it takes over must be ended with the same snapshot, before any later one', async () => {
  const tenant = newTenant();
  await interrupted(tenant, 'taking');
  const begun = (dated: Record<string, LegacySnapshot>) => importLegacy(home.database, tenant, dated);
  await expect(begun({ '2025-04-01': other })).rejects.toMatchObject({ code: 'snapshot_changed_halfway' });
  await expect(begun({ '2025-05-01': other })).rejects.toMatchObject({ code: 'snapshot_out_of_order' });
  expect((await begun({ '2025-04-01': one })).outcome).toMatchObject({
    status: 'imported',
    set_aside: {},
    repeated: {},
  });
  expect((await begun({ '2025-05-01': other })).outcome.events).toEqual({ 'store.changed': 1 });
});

test('what was a hole before an interruption is one after it, though what is new fills it up meanwhile', async () => {
  const tenant = newTenant();
  const storesOf = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => ({ code: `S${from + index}`, name: '店', area: 'B' }));
  await importLegacy(home.database, tenant, { '2025-04-01': { stores: storesOf(0, 5) } });
  const may = { '2025-05-01': { stores: storesOf(3, 9) } };
  const stop = new AbortController();
  const begun = importLegacy(home.database, tenant, may, {
    signal: stop.signal,
    onProgress: ({ phase, done }) => phase === 'taking' && done > 0 && stop.abort(),
  });
  await expect(begun).rejects.toMatchObject({ name: 'AbortError' });
  const { outcome } = await importLegacy(home.database, tenant, may);
  expect(outcome).toMatchObject({ holes: [{ value: 'B', known: 5, shown: 2 }], events: {}, kept: { store: 3 } });
});

test('one interrupted while it reads may be begun anew with a corrected snapshot; nothing of the first stays', async () => {
  const tenant = newTenant();
  await interrupted(tenant, 'reading');
  expect(await stagedLines()).toBe(1);
  expect((await importLegacy(home.database, tenant, { '2025-04-01': other })).outcome.events).toEqual({
    'store.opened': 1,
  });
  expect(await stagedLines()).toBe(0);
});

test('one that cannot be read to its end does not keep later ones out', async () => {
  const tenant = newTenant();
  await interrupted(tenant, 'reading');
  const { outcome } = await importLegacy(home.database, tenant, { '2025-05-01': one });
  expect(outcome).toMatchObject({ status: 'imported', events: { 'store.opened': 1 } });
  expect(await stagedLines()).toBe(0);
});

test('two imports of one source at once: the second is refused; another source or tenant is not', async () => {
  const tenant = newTenant();
  const inside = await withImportLock(home.registry, tenant, 'legacy', () =>
    Promise.allSettled([
      withImportLock(home.registry, tenant, 'legacy', async () => 'imported'),
      withImportLock(home.registry, tenant, 'successor', async () => 'imported'),
      withImportLock(home.registry, newTenant(), 'legacy', async () => 'imported'),
    ]),
  );
  expect(inside.map((each) => (each.status === 'rejected' ? each.reason.code : each.value))).toEqual([
    ...['import_running', 'imported', 'imported'],
  ]);
  expect(await withImportLock(home.registry, tenant, 'legacy', async () => 'imported')).toBe('imported');
});

test('another tenant with the same keys and codes is neither seen nor touched', async () => {
  const [mine, theirs] = [newTenant(), newTenant()];
  const theirOwn = { ...one, users: [{ code: 'U1', name: '花子', login: 'hanako' }] };
  await importLegacy(home.database, theirs, { '2025-04-01': theirOwn });
  const before = await sizeOf(home, theirs);
  const { outcome, problems } = await importLegacy(home.database, mine, {
    '2025-03-01': { ...other, users: [{ code: 'U9', name: '太郎', login: 'hanako' }] },
    '2025-05-01': { memberships: [{ code: 'M1', user: 'U1', store: 'S1', job: 'clerk' }] },
  });
  expect(problems).toEqual(['memberships.csv:2 dangling_reference']);
  expect(outcome.events).toEqual({ 'store.closed': 1, 'user.left': 1 });
  expect(await sizeOf(home, theirs)).toBe(before);
  expect(await eventsOf(home, theirs)).toEqual(['store.opened S1', 'user.added U1']);
});

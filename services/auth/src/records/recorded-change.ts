import type { AuthStore, Item, Kind, NewItem, Scope } from '../store/auth-store.ts';
import { confirmRecord, confirmTold, dropRecord, prepareRecord } from './prepared-record.ts';
import { type NewRecord, pendingOf } from './record.ts';

/** What an item is to be, and what is told of it. */
interface RecordedItem<Data> extends Omit<NewItem<Data>, 'id'> {
  readonly records: readonly NewRecord[];
}

/**
 * Changes one item as `changeItem` does, and records what was changed: both or nothing, though there are no transactions over two
 * items. The records are prepared, the item is written with their ids, then they are kept for delivery. Whoever is interrupted
 * in between is finished by the next who changes the item, or by `settlePrepared`. Not for kinds whose id is a secret.
 *
 * @returns what was written; undefined when nothing was.
 */
export async function changeRecorded<Data extends object>(
  store: AuthStore,
  scope: Scope,
  kind: Kind<Data>,
  id: string,
  decide: (current: Item<Data> | undefined) => RecordedItem<Data> | undefined,
): Promise<NewItem<Data> | undefined> {
  for (;;) {
    const current = await store.get(scope, kind, id);
    const decided = decide(current);
    if (decided === undefined) return undefined;
    const { records, ...rest } = decided;
    const of = { scope, kind: kind.name, id, ends: false };
    const prepared = await Promise.all(records.map((record) => prepareRecord(store, record, of)));
    // with this write the item names others
    await confirmTold(store, toldBy(current));
    const item = { ...rest, id, data: { ...rest.data, told: prepared.map((each) => each.id) } };
    const written =
      current === undefined
        ? await store.create(scope, kind, item)
        : await store.replace(scope, kind, item, current.version);
    await Promise.all(prepared.map((each) => (written ? confirmRecord(store, each) : dropRecord(store, each.id))));
    if (written) return { ...rest, id };
  }
}

/**
 * Takes an item as `take` does, and records its end: of any number of callers at once one gets it and one end is recorded.
 *
 * @param recordOf of the item as it was taken.
 */
export async function takeRecorded<Data extends object>(
  store: AuthStore,
  scope: Scope,
  kind: Kind<Data>,
  id: string,
  recordOf: (data: Data) => NewRecord,
): Promise<Item<Data> | undefined> {
  const current = await store.get(scope, kind, id);
  if (current === undefined) return undefined;
  const prepared = await prepareRecord(store, recordOf(current.data), { scope, kind: kind.name, id, ends: true });
  await confirmTold(store, toldBy(current));
  const taken = await store.take(scope, kind, id);
  if (taken === undefined) await dropRecord(store, prepared.id);
  else await confirmRecord(store, { id: prepared.id, data: pendingOf(recordOf(taken.data)).data });
  return taken;
}

function toldBy(item: Item<{ readonly told?: readonly string[] }> | undefined): readonly string[] {
  return item?.data.told ?? [];
}

import type { Item, Kind, OperatedStore } from '../auth-store.ts';
import { findItems } from './find-items.ts';
import { getStored } from './get-item.ts';
import { placeOf } from './keys.ts';
import { removeItem, removeItems, takeItem } from './remove-items.ts';
import { isAlive, itemFor, type StoredItem } from './stored-item.ts';
import { openTable, type TableOptions } from './table.ts';
import { replaceItem, writeItem } from './write-item.ts';

/** The auth store in one table of DynamoDB, or of a store that speaks its protocol: writes of single items, no transactions. */
export function openDynamodbStore(options: TableOptions): OperatedStore {
  const table = openTable(options);
  const alive = async (place: Parameters<typeof getStored>[1]): Promise<StoredItem | undefined> => {
    const stored = await getStored(table, place);
    return stored !== undefined && isAlive(stored, table.now()) ? stored : undefined;
  };
  return {
    async get(scope, kind, id) {
      const stored = await alive(placeOf(scope, kind, id));
      return stored === undefined ? undefined : itemFor(id, stored);
    },
    async getWithGrant(scope, kind, id, grantKind) {
      const stored = await alive(placeOf(scope, kind, id));
      if (stored === undefined) return undefined;
      const { grant } = stored.references;
      const found = grant === undefined ? undefined : await alive({ scope, kind: grantKind.name, id: grant });
      return { item: itemFor(id, stored), grant: found === undefined ? undefined : itemFor(found.id, found) };
    },
    create: (scope, kind, item) => writeItem(table, placeOf(scope, kind, item.id), item, 'absent'),
    put: async (scope, kind, item) => void (await writeItem(table, placeOf(scope, kind, item.id), item, 'none')),
    replace: (scope, kind, item, version) => replaceItem(table, placeOf(scope, kind, item.id), item, version),
    async take(scope, kind, id) {
      const stored = await takeItem(table, placeOf(scope, kind, id));
      return stored === undefined ? undefined : itemFor(id, stored);
    },
    remove: (scope, kind, id) => removeItem(table, placeOf(scope, kind, id)),
    removeAll: (scope, kinds, reference, value) =>
      removeItems(table, { scope, reference, value }, kinds.map(kindToFind)),
    async query<Data>(...[scope, kind, reference, value, page]: Parameters<OperatedStore['query']>) {
      const found = await findItems(table, { scope, reference, value }, kindToFind(kind), page);
      return found.map((stored): Item<Data> => itemFor(kind.secretId === true ? '' : stored.id, stored));
    },
    sweep: async () => 0,
    check: async () => void (await getStored(table, { scope: 'platform-wide', kind: 'check', id: 'check' })),
    close: () => table.close(),
  };
}

function kindToFind({ name, spread }: Kind<unknown>): { kind: string; spread: boolean } {
  return { kind: name, spread: spread === true };
}

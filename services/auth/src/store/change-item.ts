import type { AuthStore, Item, Kind, NewItem, Scope } from './auth-store.ts';

/**
 * Changes one item: read, decide, write if it is still what was read, otherwise again. `decide` is pure, since it may be
 * called several times; it throws to refuse, and gives undefined where nothing is to be written.
 *
 * @returns what was written; undefined when nothing was.
 */
export async function changeItem<Data>(
  store: AuthStore,
  scope: Scope,
  kind: Kind<Data>,
  id: string,
  decide: (current: Item<Data> | undefined) => Omit<NewItem<Data>, 'id'> | undefined,
): Promise<NewItem<Data> | undefined> {
  for (;;) {
    const current = await store.get(scope, kind, id);
    const decided = decide(current);
    if (decided === undefined) return undefined;
    const item = { ...decided, id };
    const written =
      current === undefined
        ? await store.create(scope, kind, item)
        : await store.replace(scope, kind, item, current.version);
    if (written) return item;
  }
}

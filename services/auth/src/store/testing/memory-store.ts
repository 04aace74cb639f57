import { hash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { AuthStore, Item, Kind, NewItem, Page, Scope } from '../auth-store.ts';
import { itemDataOf } from '../item-data.ts';

/** What an adapter can get wrong; the conformance suite must notice each. */
export type Flaw = 'scope' | 'expiry' | 'atomicity' | 'versions' | 'references' | 'hashing' | 'pages';

/** An auth store in memory, right or with one flaw: a test of the conformance suite, and a store for tests of pure code. */
export function memoryStore(clock: { readonly now: number }, flaw?: Flaw): AuthStore & { dump(): string } {
  const items = new Map<string, Item<unknown> & { readonly scope: Scope; readonly kind: string }>();
  let version = 0;
  const keyOf = (scope: Scope, kind: Kind<unknown>, id: string): string =>
    JSON.stringify([
      flaw === 'scope' ? '' : scope,
      kind.name,
      kind.secretId === true && flaw !== 'hashing' ? hash('sha256', id, 'base64url') : id,
    ]);
  const alive = ({ expires_at }: Item<unknown>): boolean =>
    flaw === 'expiry' || expires_at === null || expires_at > clock.now;
  const find = <Data>(scope: Scope, kind: Kind<Data>, id: string): Item<Data> | undefined => {
    const found = items.get(keyOf(scope, kind, id));
    return found === undefined || !alive(found) ? undefined : itemFor<Data>(found, id);
  };
  const write = (scope: Scope, kind: Kind<unknown>, item: NewItem<unknown>): void => {
    const key = keyOf(scope, kind, item.id);
    version = flaw === 'versions' ? (items.get(key)?.version ?? 0) + 1 : version + 1;
    const { id, references = {}, expires_at, data } = item;
    const stored = kind.secretId === true && flaw !== 'hashing' ? '' : id;
    const copy = { scope, kind: kind.name, version, expires_at, data: JSON.parse(itemDataOf(data)) };
    items.set(key, { ...copy, id: stored, references: { ...references } });
  };
  const having = (
    scope: Scope,
    kinds: readonly Kind<unknown>[],
    reference: keyof Item<unknown>['references'],
    value: string,
  ) =>
    [...items].filter(
      ([, item]) =>
        (flaw === 'scope' || item.scope === scope) &&
        kinds.some(({ name }) => name === item.kind) &&
        (flaw === 'references' || item.references[reference] === value),
    );
  return {
    get: async (scope, kind, id) => find(scope, kind, id),
    getWithGrant: async (scope, kind, id, grantKind) => {
      const item = find(scope, kind, id);
      if (item === undefined) return undefined;
      const { grant } = item.references;
      return { item, grant: grant === undefined ? undefined : find(scope, grantKind, grant) };
    },
    create: async (scope, kind, item) => {
      const taken = find(scope, kind, item.id) !== undefined;
      if (flaw === 'atomicity') await turn();
      if (!taken) write(scope, kind, item);
      return !taken;
    },
    put: async (scope, kind, item) => write(scope, kind, item),
    replace: async (scope, kind, item, expected) => {
      itemDataOf(item.data);
      const current = find(scope, kind, item.id)?.version === expected;
      if (flaw === 'atomicity') await turn();
      if (current) write(scope, kind, item);
      return current;
    },
    take: async (scope, kind, id) => {
      const found = find(scope, kind, id);
      if (flaw === 'atomicity') await turn();
      if (found !== undefined) items.delete(keyOf(scope, kind, id));
      return found;
    },
    remove: async (scope, kind, id) => void items.delete(keyOf(scope, kind, id)),
    removeAll: async (scope, kinds, reference, value) => {
      const found = having(scope, kinds, reference, value);
      for (const [key] of found) items.delete(key);
      return found.filter(([, item]) => alive(item)).length;
    },
    query: async <Data>(
      scope: Scope,
      kind: Kind<Data>,
      reference: keyof Item<Data>['references'],
      value: string,
      { limit, after = '' }: Page = {},
    ) =>
      having(scope, [kind], reference, value)
        .filter(([, item]) => alive(item) && (kind.secretId === true || flaw === 'pages' || item.id > after))
        .map(([, item]) => itemFor<Data>(item, item.id))
        .sort((one, other) => (one.id < other.id ? -1 : 1))
        .slice(0, limit),
    close: async () => undefined,
    dump: () => JSON.stringify([...items]),
  };
}

function itemFor<Data>({ references, version, expires_at, data }: Item<unknown>, id: string): Item<Data> {
  return { id, references, version, expires_at, data: structuredClone(data) as Data };
}

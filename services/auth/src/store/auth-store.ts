import type { TenantId } from '@kiban/postgres';

/**
 * Where an item belongs: to one tenant, or to the identity system itself (what exists before a tenant is known, or spans
 * tenants: interactions, sessions, credentials of persons, clients, keys). An item is found in its own scope only.
 */
export type Scope = TenantId | typeof PLATFORM_WIDE;

export const PLATFORM_WIDE = 'platform-wide';

/** What a kind of item holds: `const CODES = kindOf<Code>('code', { secretId: true })`. `Data` is JSON. */
export interface Kind<Data> {
  readonly name: string;
  /**
   * Whether the id is a secret that opens something for whoever holds it. Its SHA-256 is kept in its place, so `query`
   * gives the items with an empty id; the data must not hold it either.
   */
  readonly secretId?: boolean;
  /** Whether one reference has very many of them at once: an engine with partitions spreads them over several. */
  readonly spread?: boolean;
  /** Never present: carries the type. */
  readonly data?: Data;
}

export function kindOf<Data>(name: string, options: Pick<Kind<Data>, 'secretId' | 'spread'> = {}): Kind<Data> {
  return { name, ...options };
}

/** What items can be looked up by besides their id. Few and fixed, so that every engine can index them. */
export interface References {
  /** The person it belongs to. */
  readonly person?: string;
  /** The sign-in session it came from. */
  readonly session?: string;
  /** The grant (authorization) it came from. */
  readonly grant?: string;
  /** One more key of the kind's own: a login id, a user code, a session's uid. */
  readonly alternate?: string;
}

export interface NewItem<Data> {
  readonly id: string;
  readonly data: Data;
  readonly references?: References;
  /** Seconds since 1970; null: never. From then on no method finds it, whether or not the engine has deleted it. */
  readonly expires_at: number | null;
}

export interface Item<Data> extends NewItem<Data> {
  readonly references: References;
  /** Rises with every write. */
  readonly version: number;
}

/**
 * The small port that both engines implement: single items, conditional writes, no transactions over several items. Every
 * method names the scope; an item of another tenant is as if it did not exist. Expired items are as if they did not exist.
 */
export interface AuthStore {
  get<Data>(scope: Scope, kind: Kind<Data>, id: string): Promise<Item<Data> | undefined>;
  /** The same, and the item of another kind that its reference `grant` names: one round trip where the engine can. */
  getWithGrant<Data, Grant>(
    scope: Scope,
    kind: Kind<Data>,
    id: string,
    grantKind: Kind<Grant>,
  ): Promise<{ readonly item: Item<Data>; readonly grant: Item<Grant> | undefined } | undefined>;
  /** False when there is one of that id already; an expired one is replaced. */
  create<Data>(scope: Scope, kind: Kind<Data>, item: NewItem<Data>): Promise<boolean>;
  /** Writes whatever was there before. */
  put<Data>(scope: Scope, kind: Kind<Data>, item: NewItem<Data>): Promise<void>;
  /** Writes when the item still has the version given: false when it changed, expired or is gone. */
  replace<Data>(scope: Scope, kind: Kind<Data>, item: NewItem<Data>, version: number): Promise<boolean>;
  /** Removes and returns it: of any number of callers at once exactly one gets it. The way of everything used once. */
  take<Data>(scope: Scope, kind: Kind<Data>, id: string): Promise<Item<Data> | undefined>;
  /** Removes it if it is there. */
  remove(scope: Scope, kind: Kind<unknown>, id: string): Promise<void>;
  /** Removes the items of some kinds that have a reference. @returns how many there were. */
  removeAll(scope: Scope, kinds: readonly Kind<unknown>[], reference: keyof References, value: string): Promise<number>;
  /** Items by a reference. Whatever was written before it was called is found. */
  query<Data>(
    scope: Scope,
    kind: Kind<Data>,
    reference: keyof References,
    value: string,
    page?: Page,
  ): Promise<Item<Data>[]>;
  close(): Promise<void>;
}

/** A part of what `query` finds: in the order of ids, which is of no meaning where they are secret. */
export interface Page {
  /** At most so many; without it, all. */
  readonly limit?: number;
  /** Only ids above this one, as `query` gave it. */
  readonly after?: string;
}

/** The store as whoever runs it sees it. */
export interface OperatedStore extends AuthStore {
  /** Deletes at most `limit` expired items. @returns how many it deleted; 0 where the engine does so by itself. */
  sweep(limit: number): Promise<number>;
  /** @throws when the engine does not answer. */
  check(): Promise<void>;
}

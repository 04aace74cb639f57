import { type AuthStore, type Item, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';

/** Attempts that have not ended with somebody signed in. */
export interface Failures {
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly last_at: number;
}

/** Those of one account by whoever is unknown there: one item, since every try looks at both and counts in both. */
export interface AccountFailures {
  readonly everywhere: Failures;
  /** By the hash of the network. */
  readonly networks: Readonly<Record<string, Failures>>;
}

const ACCOUNT_FAILURES = kindOf<AccountFailures>('account_failures');
export const ACCOUNT_KEPT_S = 90 * 86_400;
/** The latest: who has more networks than this has new ones, too. */
const NETWORKS_KEPT = 200;
const NONE: Failures = { count: 0, last_at: 0 };
export const NOTHING_FAILED: AccountFailures = { everywhere: NONE, networks: {} };

export function findAccountFailures(store: AuthStore, id: string): Promise<Item<AccountFailures> | undefined> {
  return store.get(PLATFORM_WIDE, ACCOUNT_FAILURES, id);
}

/** False when another try was counted in the meantime. @param now milliseconds since 1970. */
export function writeAccountFailures(
  store: AuthStore,
  id: string,
  current: Item<AccountFailures> | undefined,
  data: AccountFailures,
  now: number,
): Promise<boolean> {
  const item = { id, data, expires_at: Math.floor(now / 1000) + ACCOUNT_KEPT_S };
  return current === undefined
    ? store.create(PLATFORM_WIDE, ACCOUNT_FAILURES, item)
    : store.replace(PLATFORM_WIDE, ACCOUNT_FAILURES, item, current.version);
}

export function removeAccountFailures(store: AuthStore, id: string): Promise<void> {
  return store.remove(PLATFORM_WIDE, ACCOUNT_FAILURES, id);
}

/** One try more. */
export function counted({ everywhere, networks }: AccountFailures, network: string, now: number): AccountFailures {
  const one = (before: Failures): Failures => ({ count: before.count + 1, last_at: now });
  const all = Object.entries({ ...networks, [network]: one(networks[network] ?? NONE) });
  const latest = all.sort(([, a], [, b]) => b.last_at - a.last_at).slice(0, NETWORKS_KEPT);
  return { everywhere: one(everywhere), networks: Object.fromEntries(latest) };
}

/** One try less: nothing was compared. That does not make the last failure younger. */
export function uncounted(failures: AccountFailures, network: string): AccountFailures {
  const { everywhere, networks } = failures;
  const one = ({ count, last_at }: Failures): Failures => ({ count: Math.max(0, count - 1), last_at });
  const left = one(networks[network] ?? NONE);
  const others = forgiven(failures, network).networks;
  return { everywhere: one(everywhere), networks: left.count === 0 ? others : { ...others, [network]: left } };
}

/** What remains when somebody has signed in from a network: who fails from others fails on there. */
export function forgiven({ networks }: AccountFailures, network: string): AccountFailures {
  const { [network]: _, ...others } = networks;
  return { everywhere: NONE, networks: others };
}

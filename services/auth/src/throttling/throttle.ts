import { createHash } from 'node:crypto';
import { type AuthStore, type Item, type Kind, PLATFORM_WIDE } from '../store/auth-store.ts';
import { backOff, LIMITS, type ThrottleLimits } from './back-off.ts';

/** Who tries to sign in, as far as that is known before it is known whether there is such an account at all. */
export interface Attempt {
  /** Tenant and login id, whether or not they exist; null where none is known yet: the network alone counts. */
  readonly account: string | null;
  readonly network: string;
  /** The device, when this account signed in on it before; a stranger's failures elsewhere do not count on it. */
  readonly known_device: string | null;
}

export type Verdict =
  | { readonly allowed: true; readonly reserved: readonly string[] }
  /** `wait_seconds` null: not from here any more. Says nothing about whether the account exists. */
  | { readonly allowed: false; readonly wait_seconds: number | null };

interface Failures {
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly last_at: number;
}

const FAILURES: Kind<Failures> = { name: 'failures' };
const ACCOUNT_KEPT_S = 90 * 86_400;
const NETWORK_KEPT_S = 3_600;

export interface Throttle {
  /**
   * Asked before a secret is compared. The attempt counts as a failure until somebody has signed in: so attempts at once are
   * all counted, and a right password does not forgive wrong codes.
   */
  begin(attempt: Attempt): Promise<Verdict>;
  /** The attempt failed. */
  failed(attempt: Attempt): Promise<void>;
  /** Nothing was compared after all. */
  release(reserved: readonly string[]): Promise<void>;
  /** Signed in: what failed before on this way is forgotten. */
  succeeded(attempt: Attempt): Promise<void>;
}

export function openThrottle(store: AuthStore, clock: () => number, limits: ThrottleLimits = LIMITS): Throttle {
  const add = (key: string, by: number, keptSeconds: number) => change(store, clock, key, by, keptSeconds);
  const release = async (keys: readonly string[]): Promise<void> => {
    for (const key of keys) await add(key, -1, ACCOUNT_KEPT_S);
  };
  return {
    begin: async (attempt) => {
      if (attempt.known_device === null) {
        const ofNetwork = await store.get(PLATFORM_WIDE, FAILURES, networkKey(attempt));
        const wait = waitOf(ofNetwork, clock(), limits.network, Number.POSITIVE_INFINITY);
        if (wait !== 0) return refusal(wait);
      }
      const reserved: string[] = [];
      for (const { key, borne } of countersOf(attempt, limits)) {
        const wait = await reserve(store, clock, key, (item) => waitOf(item, clock(), borne, limits.account_closed));
        if (wait !== 0) {
          await release(reserved);
          return refusal(wait);
        }
        reserved.push(key);
      }
      return { allowed: true, reserved };
    },
    failed: async (attempt) => {
      await add(networkKey(attempt), 1, NETWORK_KEPT_S);
    },
    release,
    succeeded: async (attempt) => {
      for (const { key } of countersOf(attempt, limits)) await store.remove(PLATFORM_WIDE, FAILURES, key);
    },
  };
}

/**
 * How long whoever signs in with this account has to wait where nothing is known of the device; null: not at all. `seconds` null:
 * no device but a known one helps. Counts nothing.
 */
export async function waitOfAccount(
  store: AuthStore,
  clock: () => number,
  account: string,
  limits: ThrottleLimits = LIMITS,
): Promise<{ readonly seconds: number | null } | null> {
  const item = await store.get(PLATFORM_WIDE, FAILURES, keyOf('account', account));
  const wait = waitOf(item, clock(), limits.account_everywhere, limits.account_closed);
  return wait === 0 ? null : { seconds: wait === null ? null : Math.ceil(wait / 1000) };
}

/**
 * Looks at a counter and counts this attempt, in one step: of many attempts at once only as many go on as are borne.
 *
 * @returns 0 when it was counted; otherwise how long to wait, and nothing was counted.
 */
async function reserve(
  store: AuthStore,
  clock: () => number,
  key: string,
  waitOfCounter: (item: Item<Failures> | undefined) => number | null,
): Promise<number | null> {
  for (;;) {
    const current = await store.get(PLATFORM_WIDE, FAILURES, key);
    const wait = waitOfCounter(current);
    if (wait !== 0) return wait;
    if (await write(store, clock, key, current, (current?.data.count ?? 0) + 1, clock(), ACCOUNT_KEPT_S)) return 0;
  }
}

function refusal(wait: number | null): Verdict {
  return { allowed: false, wait_seconds: wait === null ? null : Math.ceil(wait / 1000) };
}

/** Milliseconds; null: closed. */
function waitOf(item: Item<Failures> | undefined, now: number, borne: number, closed: number): number | null {
  if (item === undefined) return 0;
  const { count, last_at } = item.data;
  if (count >= closed) return null;
  return Math.max(0, last_at + backOff(count, borne) - now);
}

/** Adds to a counter, whoever else does so at the same time. Taking one away does not make the last failure younger. */
async function change(
  store: AuthStore,
  clock: () => number,
  key: string,
  by: number,
  keptSeconds: number,
): Promise<void> {
  for (;;) {
    const current = await store.get(PLATFORM_WIDE, FAILURES, key);
    if (current === undefined && by < 0) return;
    const count = Math.max(0, (current?.data.count ?? 0) + by);
    const last_at = by > 0 || current === undefined ? clock() : current.data.last_at;
    if (await write(store, clock, key, current, count, last_at, keptSeconds)) return;
  }
}

function write(
  store: AuthStore,
  clock: () => number,
  key: string,
  current: Item<Failures> | undefined,
  count: number,
  last_at: number,
  keptSeconds: number,
): Promise<boolean> {
  const item = { id: key, data: { count, last_at }, expires_at: Math.floor(clock() / 1000) + keptSeconds };
  return current === undefined
    ? store.create(PLATFORM_WIDE, FAILURES, item)
    : store.replace(PLATFORM_WIDE, FAILURES, item, current.version);
}

/** A known device has a counter of its own; everybody else counts by network, and together. */
function countersOf(
  { account, network, known_device }: Attempt,
  limits: ThrottleLimits,
): { readonly key: string; readonly borne: number }[] {
  if (account === null) return [];
  if (known_device !== null) return [{ key: keyOf('device', account, known_device), borne: limits.account }];
  return [
    { key: keyOf('account-network', account, network), borne: limits.account },
    { key: keyOf('account', account), borne: limits.account_everywhere },
  ];
}

function networkKey({ network }: Attempt): string {
  return keyOf('network', network);
}

/** Login ids and addresses are not kept in clear. */
function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

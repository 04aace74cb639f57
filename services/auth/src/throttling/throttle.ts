import { createHash } from 'node:crypto';
import { type AuthStore, type Item, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';
import {
  ACCOUNT_KEPT_S,
  type AccountFailures,
  counted,
  type Failures,
  findAccountFailures,
  forgiven,
  NOTHING_FAILED,
  removeAccountFailures,
  uncounted,
  writeAccountFailures,
} from './account-failures.ts';
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

/** Of a network, over all accounts; and of an account on one device that is known. */
const FAILURES = kindOf<Failures>('failures');
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
  return {
    begin: async (attempt) => {
      const counter = counterOf(attempt);
      if (counter?.device !== undefined) {
        const wait = await reserveOnDevice(store, clock, counter.device, limits);
        return wait === 0 ? { allowed: true, reserved: [counter.device] } : refusal(wait);
      }
      const [ofNetwork, ofAccount] = await Promise.all([
        store.get(PLATFORM_WIDE, FAILURES, networkKey(attempt)),
        counter === undefined ? undefined : findAccountFailures(store, counter.account),
      ]);
      const busy = waitOf(ofNetwork?.data, clock(), limits.network, Number.POSITIVE_INFINITY);
      if (busy !== 0) return refusal(busy);
      if (counter === undefined) return { allowed: true, reserved: [] };
      const wait = await reserve(store, clock, counter, ofAccount, limits);
      return wait === 0 ? { allowed: true, reserved: [`${counter.account} ${counter.network}`] } : refusal(wait);
    },
    failed: async (attempt) => {
      await change(store, clock, networkKey(attempt), 1, NETWORK_KEPT_S);
    },
    release: async (keys) => {
      for (const key of keys) {
        const [id = '', network] = key.split(' ');
        if (network === undefined) await change(store, clock, id, -1, ACCOUNT_KEPT_S);
        else await changeAccount(store, clock, id, (failures) => uncounted(failures, network));
      }
    },
    succeeded: async (attempt) => {
      const counter = counterOf(attempt);
      if (counter?.device !== undefined) await store.remove(PLATFORM_WIDE, FAILURES, counter.device);
      else if (counter !== undefined)
        await changeAccount(store, clock, counter.account, (failures) => forgiven(failures, counter.network));
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
  const item = await findAccountFailures(store, keyOf('account', account));
  const wait = waitOf(item?.data.everywhere, clock(), limits.account_everywhere, limits.account_closed);
  return wait === 0 ? null : { seconds: wait === null ? null : Math.ceil(wait / 1000) };
}

/**
 * Looks at an account's counters and counts this attempt, in one step: of many attempts at once only as many go on as are borne.
 *
 * @returns 0 when it was counted; otherwise how long to wait, and nothing was counted.
 */
async function reserve(
  store: AuthStore,
  clock: () => number,
  { account, network }: { readonly account: string; readonly network: string },
  found: Item<AccountFailures> | undefined,
  limits: ThrottleLimits,
): Promise<number | null> {
  for (let current = found; ; current = await findAccountFailures(store, account)) {
    const failures = current?.data ?? NOTHING_FAILED;
    const here = waitOf(failures.networks[network], clock(), limits.account, limits.account_closed);
    const wait =
      here === 0 ? waitOf(failures.everywhere, clock(), limits.account_everywhere, limits.account_closed) : here;
    if (wait !== 0) return wait;
    if (await writeAccountFailures(store, account, current, counted(failures, network, clock()), clock())) return 0;
  }
}

/** The same on a device that is known: it has a counter of its own. */
async function reserveOnDevice(
  store: AuthStore,
  clock: () => number,
  key: string,
  limits: ThrottleLimits,
): Promise<number | null> {
  for (;;) {
    const current = await store.get(PLATFORM_WIDE, FAILURES, key);
    const wait = waitOf(current?.data, clock(), limits.account, limits.account_closed);
    if (wait !== 0) return wait;
    if (await write(store, clock, key, current, (current?.data.count ?? 0) + 1, clock(), ACCOUNT_KEPT_S)) return 0;
  }
}

/** Changes what is known of an account's failures, whoever else does so at the same time; where nothing is, nothing is changed. */
async function changeAccount(
  store: AuthStore,
  clock: () => number,
  id: string,
  decide: (failures: AccountFailures) => AccountFailures,
): Promise<void> {
  for (;;) {
    const current = await findAccountFailures(store, id);
    if (current === undefined) return;
    const next = decide(current.data);
    if (next.everywhere.count === 0 && Object.keys(next.networks).length === 0) return removeAccountFailures(store, id);
    if (await writeAccountFailures(store, id, current, next, clock())) return;
  }
}

function refusal(wait: number | null): Verdict {
  return { allowed: false, wait_seconds: wait === null ? null : Math.ceil(wait / 1000) };
}

/** Milliseconds; null: closed. */
function waitOf(failures: Failures | undefined, now: number, borne: number, closed: number): number | null {
  if (failures === undefined) return 0;
  const { count, last_at } = failures;
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

/** Where an attempt counts: on its device where that is known, otherwise by its network and with everybody else's. */
function counterOf({
  account,
  network,
  known_device,
}: Attempt):
  | { readonly device: string }
  | { readonly device?: never; readonly account: string; readonly network: string }
  | undefined {
  if (account === null) return undefined;
  if (known_device !== null) return { device: keyOf('device', account, known_device) };
  return { account: keyOf('account', account), network: keyOf('network', network) };
}

function networkKey({ network }: Attempt): string {
  return keyOf('network', network);
}

/** Login ids and addresses are not kept in clear. */
function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

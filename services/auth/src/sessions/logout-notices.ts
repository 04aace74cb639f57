import { randomUUIDv7 } from 'node:crypto';
import { type AuthStore, type Item, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';
import type { Affected } from './affected.ts';
import type { BrowserSession } from './session-kinds.ts';

/** That a client is to be told of a session that ended (OpenID Connect Back-Channel Logout 1.0 §2.4). */
export interface LogoutNotice {
  readonly client_id: string;
  readonly person_id: string;
  /** What the client's ID tokens name the session by. */
  readonly sid: string;
}

interface WaitingNotice extends LogoutNotice {
  readonly attempts: number;
  /** Milliseconds since 1970: nobody else tries before. */
  readonly next_at: number;
}

const NOTICE = kindOf<WaitingNotice>('logout_notice', { spread: true });
const WAITING = 'waiting';

/** A product that is out for longer hears of its tokens' end from the tokens. Seconds. */
const KEPT_SECONDS = 900;
/** For as long one process tries, before another may. */
const LEASE_MS = 10_000;
const AT_ONCE = 50;

/** Who is to be told: every client of a session that ends; of one that goes on in another tenant those that were used in this. */
export function noticesOf({ whole, partly, grants }: Affected): LogoutNotice[] {
  const used = (uid: string, clientId: string): boolean =>
    grants.some(({ data }) => data.browser_session === uid && data.clientId === clientId);
  return [
    ...whole.flatMap(({ data }) => clientsOf(data)),
    ...partly.flatMap(({ data }) => clientsOf(data).filter(({ client_id }) => used(data.uid, client_id))),
  ];
}

function clientsOf({ accountId, authorizations = {} }: BrowserSession): LogoutNotice[] {
  return Object.entries(authorizations).flatMap(([client_id, { sid }]) =>
    accountId === undefined || sid === undefined ? [] : [{ client_id, person_id: accountId, sid }],
  );
}

export async function queueNotices(store: AuthStore, notices: readonly LogoutNotice[], at: number): Promise<void> {
  const expires_at = Math.ceil(at / 1000) + KEPT_SECONDS;
  const references = { alternate: WAITING };
  await Promise.all(
    notices.map((notice) => {
      const data = { ...notice, attempts: 0, next_at: at };
      return store.put(PLATFORM_WIDE, NOTICE, { id: randomUUIDv7(), data, references, expires_at });
    }),
  );
}

/**
 * Tells the clients that are due now, each by one of however many processes. Who does not answer is told again, each time after
 * a longer while, for a quarter of an hour.
 *
 * @returns how many were tried.
 */
export async function tellClients(
  store: AuthStore,
  clock: () => number,
  tell: (notice: LogoutNotice) => Promise<void>,
): Promise<number> {
  const waiting = await store.query(PLATFORM_WIDE, NOTICE, 'alternate', WAITING, { limit: AT_ONCE });
  const due = waiting.filter(({ data }) => data.next_at <= clock());
  const tried = await Promise.all(due.map((item) => tryOne(store, clock, item, tell)));
  return tried.filter(Boolean).length;
}

async function tryOne(
  store: AuthStore,
  clock: () => number,
  item: Item<WaitingNotice>,
  tell: (notice: LogoutNotice) => Promise<void>,
): Promise<boolean> {
  const { id, data, version, references, expires_at } = item;
  const attempts = data.attempts + 1;
  const next_at = clock() + LEASE_MS * 2 ** data.attempts;
  const leased = { id, data: { ...data, attempts, next_at }, references, expires_at };
  if (!(await store.replace(PLATFORM_WIDE, NOTICE, leased, version))) return false;
  try {
    await tell(data);
  } catch {
    return true; // logged by whoever tells; it comes again
  }
  await store.remove(PLATFORM_WIDE, NOTICE, id);
  return true;
}

import { randomUUIDv7 } from 'node:crypto';
import { pause } from '@kiban/service';
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
/** For as long somebody waits at a page for clients to be told. */
const PATIENCE_MS = 2_000;

export type TellClient = (notice: LogoutNotice) => Promise<void>;

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
  await Promise.all(notices.map((notice) => queue(store, notice, { at, attempts: 0, next_at: at })));
}

/**
 * Queues them as taken already, for whoever must know before going on that no client shows the former person any more.
 *
 * @returns tells them, for two seconds at most; the queue goes on with who did not answer.
 */
export async function queueNoticesToTell(
  store: AuthStore,
  notices: readonly LogoutNotice[],
  at: number,
  tell: TellClient,
): Promise<() => Promise<void>> {
  const taken = { at, attempts: 1, next_at: at + LEASE_MS };
  const queued = await Promise.all(notices.map(async (notice) => ({ notice, id: await queue(store, notice, taken) })));
  return async () => {
    const told = Promise.all(queued.map(({ notice, id }) => tellOne(store, id, notice, tell)));
    const patience = new AbortController();
    await Promise.race([told, pause(PATIENCE_MS, patience.signal)]).finally(() => patience.abort());
  };
}

async function queue(
  store: AuthStore,
  notice: LogoutNotice,
  { at, ...tries }: { readonly at: number; readonly attempts: number; readonly next_at: number },
): Promise<string> {
  const id = randomUUIDv7();
  const expires_at = Math.ceil(at / 1000) + KEPT_SECONDS;
  await store.put(PLATFORM_WIDE, NOTICE, {
    ...{ id, data: { ...notice, ...tries }, references: { alternate: WAITING }, expires_at },
  });
  return id;
}

/**
 * Tells the clients that are due now, each by one of however many processes. Who does not answer is told again, each time after
 * a longer while, for a quarter of an hour.
 *
 * @returns how many were tried.
 */
export async function tellClients(store: AuthStore, clock: () => number, tell: TellClient): Promise<number> {
  const waiting = await store.query(PLATFORM_WIDE, NOTICE, 'alternate', WAITING, { limit: AT_ONCE });
  const due = waiting.filter(({ data }) => data.next_at <= clock());
  const tried = await Promise.all(due.map((item) => tryOne(store, clock, item, tell)));
  return tried.filter(Boolean).length;
}

async function tryOne(
  store: AuthStore,
  clock: () => number,
  item: Item<WaitingNotice>,
  tell: TellClient,
): Promise<boolean> {
  const { id, data, version, references, expires_at } = item;
  const attempts = data.attempts + 1;
  const next_at = clock() + LEASE_MS * 2 ** data.attempts;
  const leased = { id, data: { ...data, attempts, next_at }, references, expires_at };
  if (!(await store.replace(PLATFORM_WIDE, NOTICE, leased, version))) return false;
  await tellOne(store, id, data, tell);
  return true;
}

async function tellOne(store: AuthStore, id: string, notice: LogoutNotice, tell: TellClient): Promise<void> {
  try {
    await tell(notice);
  } catch {
    return; // logged by whoever tells; it comes again
  }
  await store.remove(PLATFORM_WIDE, NOTICE, id);
}

import { lagOf } from '@kiban/event-store';
import type { CrossTenantDatabase } from '@kiban/postgres';
import { pause } from '@kiban/service';
import { type AuthStore, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';
import { SUBSCRIPTION } from './subscription.ts';

/** Up to when the login view is known to be what the directory says. Kept, so that it is known while the directory is away. */
interface Freshness {
  /** Milliseconds since 1970. */
  readonly known_up_to: number;
}

const FRESHNESS = kindOf<Freshness>('login_view_freshness');
const ONE = 'feed';
const EVERY_MS = 2000;

/** How old the login view may be, in seconds; null: nothing was ever heard of the directory. Works while that is away. */
export async function loginViewAge(store: AuthStore, now: number): Promise<number | null> {
  const item = await store.get(PLATFORM_WIDE, FRESHNESS, ONE);
  return item === undefined ? null : Math.max(0, (now - item.data.known_up_to) / 1000);
}

/** Whether it is older than a policy lets anybody sign in by (`login_view.oldest_hours`; null: whatever its age). */
export async function isLoginViewTooOld(store: AuthStore, oldestHours: number | null, now: number): Promise<boolean> {
  if (oldestHours === null) return false;
  const age = await loginViewAge(store, now);
  return age === null || age > oldestHours * 3600;
}

/** Notes how far the login view has come, every two seconds until the signal. */
export async function watchFreshness(options: {
  readonly store: AuthStore;
  readonly feed: CrossTenantDatabase;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { store, feed, signal } = options;
  while (!signal.aborted) {
    await noteFreshness(store, feed);
    await pause(EVERY_MS, signal);
  }
}

export async function noteFreshness(store: AuthStore, feed: CrossTenantDatabase): Promise<void> {
  const { oldest_unread, now } = await lagOf(feed, SUBSCRIPTION);
  const known_up_to = Date.parse(oldest_unread ?? now);
  await store.put(PLATFORM_WIDE, FRESHNESS, { id: ONE, data: { known_up_to }, expires_at: null });
}

import { BEGINNING, consumeFeed, type FeedEvent, readFeed, savedCursor } from '@kiban/event-store';
import type { CrossTenantDatabase } from '@kiban/postgres';
import type { AuthStore } from '../store/auth-store.ts';
import { applyEvent } from './apply-event.ts';
import type { LoginUser } from './login-view.ts';

const SUBSCRIPTION = 'auth-login-view';
const BATCH = 500;

export interface FollowOptions {
  readonly store: AuthStore;
  /** Connections of the role `kiban_login_view`. */
  readonly feed: CrossTenantDatabase;
  readonly signal: AbortSignal;
  /** What else happens when a user may no longer sign in. Called again when it failed. */
  readonly userClosed: (user: LoginUser, event: FeedEvent) => Promise<void>;
  readonly invitationChanged: (event: FeedEvent) => Promise<void>;
}

/** Keeps the login view as the directory is, until the signal. Of several processes one works. */
export async function followDirectory(options: FollowOptions): Promise<void> {
  await consumeFeed(options.feed, {
    name: SUBSCRIPTION,
    batchSize: BATCH,
    signal: options.signal,
    handle: async ({ events }) => {
      for (const event of events) await takeEvent(options, event);
    },
  });
}

async function takeEvent(
  { store, userClosed, invitationChanged }: Pick<FollowOptions, 'store' | 'userClosed' | 'invitationChanged'>,
  event: FeedEvent,
): Promise<void> {
  if (event.aggregate_kind === 'invitation') return invitationChanged(event);
  const user = await applyEvent(store, event);
  if (user !== undefined && user.status !== 'active') await userClosed(user, event);
}

/** Writes the whole login view again from the first event on: for an auth store that was lost or is new. */
export async function rebuildLoginView(store: AuthStore, feed: CrossTenantDatabase): Promise<void> {
  for (let cursor = BEGINNING; ; ) {
    const batch = await readFeed(feed, cursor, BATCH);
    if (batch.events.length === 0 && batch.epochs.length === 0) return;
    for (const event of batch.events) await applyEvent(store, event);
    cursor = batch.cursor;
  }
}

/** How far the login view is behind the directory, in seconds: the age of the first event it has not read. */
export async function loginViewLag(feed: CrossTenantDatabase, now: number = Date.now()): Promise<number> {
  const { events } = await readFeed(feed, await savedCursor(feed, SUBSCRIPTION), 1);
  const [unread] = events;
  return unread === undefined ? 0 : Math.max(0, (now - Date.parse(unread.recorded_at)) / 1000);
}

import { BEGINNING, consumeFeed, type FeedEvent, lagOf, readFeed } from '@kiban/event-store';
import type { CrossTenantDatabase } from '@kiban/postgres';
import type { AuthStore } from '../store/auth-store.ts';
import { URGENT } from './access-lost.ts';
import { type Applied, applyEvent } from './apply-event.ts';
import { SUBSCRIPTION } from './subscription.ts';

const BATCH = 500;
/** Of the events of a batch so many streams are written at once. */
const AT_ONCE = 8;

export interface FollowOptions {
  readonly store: AuthStore;
  /** Connections of the role `kiban_login_view`: three of them. */
  readonly feed: CrossTenantDatabase;
  readonly signal: AbortSignal;
  /** What else happens when something is not what it was. Called again when it failed, and again by the fast lane's events. */
  readonly applied: (applied: Applied, event: FeedEvent) => Promise<void>;
  readonly invitationChanged: (event: FeedEvent) => Promise<void>;
  /** Milliseconds between looks when there is nothing new, default 100. */
  readonly pollMs?: number;
}

type TakeOptions = Pick<FollowOptions, 'store' | 'applied' | 'invitationChanged'>;

/** Keeps the login view as the directory and assets are, until the signal. Of several processes one works. */
export async function followDirectory(options: FollowOptions): Promise<void> {
  const { feed, signal, pollMs = 100 } = options;
  await consumeFeed(feed, {
    ...{ name: SUBSCRIPTION, batchSize: BATCH, signal, pollMs },
    handle: ({ events }) => takeEvents(options, events),
    fastLane: { names: URGENT, pollMs, handle: (events) => takeEvents(options, events) },
  });
}

/** Each stream in its order, several of them at once; invitations after the users whom they invite. */
async function takeEvents(options: TakeOptions, events: readonly FeedEvent[]): Promise<void> {
  await takeStreams(
    options,
    events.filter(({ aggregate_kind }) => aggregate_kind !== 'invitation'),
  );
  await takeStreams(
    options,
    events.filter(({ aggregate_kind }) => aggregate_kind === 'invitation'),
  );
}

async function takeStreams(options: TakeOptions, events: readonly FeedEvent[]): Promise<void> {
  const streams = [...Map.groupBy(events, ({ aggregate_id }) => aggregate_id).values()];
  const work = async (): Promise<void> => {
    for (let stream = streams.shift(); stream !== undefined; stream = streams.shift())
      for (const event of stream) await takeEvent(options, event);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function takeEvent({ store, applied, invitationChanged }: TakeOptions, event: FeedEvent): Promise<void> {
  if (event.aggregate_kind === 'invitation') return invitationChanged(event);
  const now = await applyEvent(store, event);
  if (now !== undefined) await applied(now, event);
}

/**
 * Writes the whole login view again from the first event on: for an auth store that was lost or is new.
 *
 * @returns how many events it read.
 */
export async function rebuildLoginView(store: AuthStore, feed: CrossTenantDatabase): Promise<number> {
  let read = 0;
  const nothingElse = async (): Promise<void> => undefined;
  const others = { applied: nothingElse, invitationChanged: nothingElse };
  for (let cursor = BEGINNING; ; ) {
    const batch = await readFeed(feed, cursor, BATCH);
    if (batch.events.length === 0 && batch.epochs.length === 0) return read;
    await takeEvents({ store, ...others }, batch.events);
    read += batch.events.length;
    cursor = batch.cursor;
  }
}

/** How far the login view is behind the directory, in seconds: the age of the first event it has not read. */
export async function loginViewLag(feed: CrossTenantDatabase): Promise<number> {
  const { oldest_unread, now } = await lagOf(feed, SUBSCRIPTION);
  return oldest_unread === null ? 0 : Math.max(0, (Date.parse(now) - Date.parse(oldest_unread)) / 1000);
}

import { type Cursor, type FeedEvent, readFeed } from '@kiban/event-store';
import type { CrossTenantDatabase } from '@kiban/postgres';
import { comparePlaces } from './place.ts';

const PAGE = 2_000;

/** The events after one place up to and including another that was readable before: always the same ones, in feed order. */
export async function* eventsBetween(
  database: CrossTenantDatabase,
  after: Cursor,
  to: Cursor,
): AsyncGenerator<readonly FeedEvent[]> {
  for (let cursor = after; comparePlaces(cursor, to) < 0; ) {
    const batch = await readFeed(database, cursor, PAGE);
    const within = batch.events.filter((event) => comparePlaces(event, to) <= 0);
    if (within.length > 0) yield within;
    if (batch.events.length === 0 || within.length < batch.events.length) return;
    cursor = batch.cursor;
  }
}

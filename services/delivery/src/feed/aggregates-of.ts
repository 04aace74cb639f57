import type { FeedEvent } from '@kiban/event-store';

/** The events of each aggregate together, from pages in order of aggregates. One aggregate's events are in memory at a time. */
export async function* aggregatesOf(
  pages: AsyncIterable<readonly FeedEvent[]>,
): AsyncGenerator<readonly [FeedEvent, ...FeedEvent[]]> {
  let events: FeedEvent[] = [];
  for await (const page of pages)
    for (const event of page) {
      if (events[0] !== undefined && events[0].aggregate_id !== event.aggregate_id) {
        yield events as [FeedEvent, ...FeedEvent[]];
        events = [];
      }
      events.push(event);
    }
  if (events.length > 0) yield events as [FeedEvent, ...FeedEvent[]];
}

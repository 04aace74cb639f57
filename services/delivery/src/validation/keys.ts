import type { FeedEvent } from '@kiban/event-store';
import { BatchRefused } from '../rounds/batch-refused.ts';

/** Demands that no event comes twice. @throws BatchRefused `key_doubled`. */
export function requireDistinct(events: readonly FeedEvent[]): void {
  const seen = new Set<string>();
  for (const { id } of events) {
    if (seen.has(id)) throw new BatchRefused('key_doubled', `event ${id} comes twice`);
    seen.add(id);
  }
}

import type { FeedEvent } from '@kiban/event-store';
import { microsecondsOf } from '../lake/moment.ts';
import { BatchRefused } from '../rounds/batch-refused.ts';

/** What of an aggregate is in the lake. */
export interface StoredState {
  readonly version: number;
  /** Microseconds since 1970. */
  readonly valid_from: bigint;
}

/**
 * Demands that the events of one aggregate go on where the lake stands, one by one, each later than the one before.
 *
 * @throws BatchRefused `version_gap`, `time_not_rising`.
 */
export function requireContinuity(events: readonly FeedEvent[], stored: StoredState | undefined): void {
  let last: StoredState = stored ?? { version: 0, valid_from: -(2n ** 63n) };
  for (const event of events) {
    const here = { version: event.version, valid_from: microsecondsOf(event.occurred_at) };
    const which = `${event.aggregate_kind} ${event.aggregate_id} of tenant ${event.tenant_id}`;
    if (here.version !== last.version + 1)
      throw new BatchRefused('version_gap', `${which}: version ${here.version} follows on version ${last.version}`);
    if (here.valid_from <= last.valid_from)
      throw new BatchRefused(
        'time_not_rising',
        `${which}: version ${here.version} does not lie after version ${last.version}`,
      );
    last = here;
  }
}

import { BatchRefused } from '../rounds/batch-refused.ts';

/** Demands that all events that were counted when the bounds were recorded are here. @throws BatchRefused `events_differ`. */
export function requireAllEvents(counted: number | null, read: number): void {
  if (counted !== null && counted !== read)
    throw new BatchRefused('events_differ', `${counted} events were counted between the bounds, ${read} are there`);
}

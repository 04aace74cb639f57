import { ChangeRefused, type Outcome } from '@kiban/event-store';
import type { Target } from '@kiban/service';

/** Refuses a change that was decided on another version. @throws ChangeRefused `version_conflict` */
export function requireVersion({ expected_version }: Target, version: number): void {
  if (expected_version === 'any' || expected_version === version) return;
  throw new ChangeRefused('version_conflict', 'Somebody changed this in the meantime.');
}

/** What `change` of @kiban/service is told of a thing in the auth store. */
export function changedTo(id: string, version: number): Outcome {
  return { id, version, event_id: null, replayed: false };
}

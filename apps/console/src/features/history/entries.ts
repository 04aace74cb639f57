import type { TFunction } from 'i18next';
import type { TimelineEntry } from '../../ui/timeline/timeline-item.tsx';
import { changedText, fieldLabel } from './field-value.ts';
import { sentence } from './sentence.ts';
import type { Told } from './told.ts';

// said by the sentence, or by the page it stands on
const SAID = new Set(['user_id', 'store_id', 'unit_id', 'device_id', 'licence_id', 'job_type', 'role', 'status']);
/** What is told by its sentence alone: who, where, as what. */
const TOLD_WHOLE = new Set(['membership', 'role_assignment', 'invitation', 'seat', 'enrolment_code']);
/** Means nothing to a person, or is as long as a page. */
const UNREADABLE = new Set([
  'public_key',
  'values',
  'fingerprint_sha256',
  'import_id',
  'import_name',
  'subject_key',
  'role_assignment_id',
  'access_request_id',
  'staff_person_id',
]);

/** The entries of the API as the timeline shows them; `zone` is the tenant's. */
export function timelineEntries(t: TFunction, entries: readonly Told[], thing: string, zone = 'UTC'): TimelineEntry[] {
  return entries.map((entry) => ({
    id: entry.event_id,
    valid_from: entry.valid_from,
    sentence: sentence(t, entry, thing),
    reason: entry.reason,
    changes: shownChanges(entry).map((change) => ({
      label: fieldLabel(t, entry.kind, change.field),
      before: changedText(t, entry.kind, change, 'before', zone),
      after: changedText(t, entry.kind, change, 'after', zone),
    })),
  }));
}

/** The first entry of a thing would repeat its facts; a membership's place and job are in its sentence. */
function shownChanges({ version, kind, changes }: Told): Told['changes'] {
  if (version === 1) return [];
  return changes.filter(({ field }) => !UNREADABLE.has(field) && !(TOLD_WHOLE.has(kind) && SAID.has(field)));
}

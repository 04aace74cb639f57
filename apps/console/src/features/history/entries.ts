import type { TFunction } from 'i18next';
import type { HistoryEntry } from '../../api/types.ts';
import type { TimelineEntry } from '../../ui/timeline/timeline-item.tsx';
import { changedText, fieldLabel } from './field-value.ts';
import { sentence } from './sentence.ts';

// said by the sentence, or by the page it stands on
const SAID = new Set(['user_id', 'store_id', 'unit_id', 'job_type', 'status']);

/** The entries of the API as the timeline shows them. */
export function timelineEntries(t: TFunction, entries: readonly HistoryEntry[], thing: string): TimelineEntry[] {
  return entries.map((entry) => ({
    id: entry.event_id,
    valid_from: entry.valid_from,
    sentence: sentence(t, entry, thing),
    reason: entry.reason,
    changes: shownChanges(entry).map((change) => ({
      label: fieldLabel(t, entry.kind, change.field),
      before: changedText(t, entry.kind, change, 'before'),
      after: changedText(t, entry.kind, change, 'after'),
    })),
  }));
}

/** The first entry of a thing would repeat its facts; a membership's place and job are in its sentence. */
function shownChanges({ version, kind, changes }: HistoryEntry): HistoryEntry['changes'] {
  if (version === 1) return [];
  return kind === 'membership' || kind === 'invitation' ? changes.filter(({ field }) => !SAID.has(field)) : changes;
}

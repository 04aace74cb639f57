import { randomUUIDv7 } from 'node:crypto';
import { type ChangeContext, type Outcome, recordingOf, runCommand, streamKey } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { CommandRefused, type Creating, making, now, statementOf } from '@kiban/service';
import { requireOpen } from '../references.ts';
import { type AccessReviewInput, accessReviewAggregate, reviewOpened } from './access-review.ts';
import { itemListed, reviewItemAggregate } from './review-item.ts';
import { type Reviewable, reviewable } from './reviewable.ts';

export interface OpenReview extends Creating {
  readonly fields: AccessReviewInput;
}

/**
 * Opens a review of what is held at this moment. What is given later is not part of it.
 *
 * @throws CommandRefused `reference_unknown`, `reference_closed`, `period_reversed` when it would be due already.
 */
export function openReview(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { fields, ...input }: OpenReview,
): Promise<Outcome> {
  const { id, receipt } = making(input);
  const { unit_id, store_id, due_at } = fields;
  return runCommand(database, tenantId, context, {
    aggregate: accessReviewAggregate,
    id,
    receipt,
    alsoLockShared: [unit_id, store_id].filter((each) => each !== null).map(streamKey),
    facts: statementOf(reviewable(fields)),
    decide: (_current, [known]) => {
      requireOpen({ unit_id, store_id }, known?.referred ?? []);
      requireAhead(due_at, known);
      return reviewOpened(id, fields, now);
    },
    alongside: ([known]) => {
      const held = known?.assignments ?? [];
      const items = held.map((assignment) => itemListed(randomUUIDv7(), { review_id: id, ...assignment }, now));
      return recordingOf(reviewItemAggregate, items);
    },
  });
}

function requireAhead(dueAt: string, known: Reviewable | undefined): void {
  if (known === undefined || Date.parse(dueAt) > Date.parse(known.now)) return;
  throw new CommandRefused('period_reversed', 'The review would be due already.', {
    field: 'due_at',
    words: { en: 'The review would be due already.', ja: '期限には未来の日時を指定してください。' },
  });
}

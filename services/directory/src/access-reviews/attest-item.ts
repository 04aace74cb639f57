import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import { type Database, statement, type TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import type { AccessReview } from './access-review.ts';
import { type Attestation, itemAttested, reviewItemAggregate } from './review-item.ts';

export interface AttestItem extends Changing {
  readonly attestation: Attestation;
}

/**
 * Says of one assignment whether it is still needed. What is revoked ends with the review.
 *
 * @throws CommandRefused `not_found`, `already_closed`, `attested_by_holder`.
 */
export function attestItem(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { attestation, ...input }: AttestItem,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: reviewItemAggregate,
    ...changing(input),
    // the review stays open meanwhile: closing it takes the tenant's lock alone
    facts: (current) => statement<Pick<AccessReview, 'status'>>`
      select status from directory.access_review where id = ${current?.review_id ?? null}::uuid`,
    decide: (current, [review]) => itemAttested(current, review, attestation, now),
  });
}

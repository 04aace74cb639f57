import { type ChangeContext, ChangeRefused } from '@kiban/event-store';
import { type CrossTenantDatabase, crossTenantRows, type Database, statement, tenantId } from '@kiban/postgres';
import { CommandRefused } from '@kiban/service';
import type { Logger } from '@kiban/telemetry';
import { closeReview } from './close-review.ts';

export interface ReviewParts {
  /** Connections of the role kiban_directory. */
  readonly database: Database;
  /** Connections of the role kiban_review_worker. */
  readonly due: CrossTenantDatabase;
  readonly logger: Logger;
}

const context: ChangeContext = {
  actor: { kind: 'service', id: 'directory' },
  on_behalf_of: null,
  reason: '期限までの確認の結果 (concluded when it was due)',
  request_id: null,
};

/**
 * Closes every review that is due, in any tenant. Any number of processes may do so at once. One that cannot be closed stands in
 * nobody's way: it is told, and tried again the next time.
 *
 * @returns how many were closed by this call.
 */
export async function closeDueReviews({ database, due, logger }: ReviewParts): Promise<number> {
  let closed = 0;
  for (const { tenant_id, id } of await crossTenantRows(due, dueReviews())) {
    try {
      await closeReview(database, tenantId(tenant_id), context, { id, expected_version: 'any' });
      closed += 1;
    } catch (error) {
      if (isClosed(error)) continue; // somebody was faster
      logger.error('A review of access that is due could not be closed.', { tenant_id, review_id: id, error });
    }
  }
  return closed;
}

function dueReviews() {
  return statement<{ tenant_id: string; id: string }>`
    select tenant_id, id from directory.access_review where status = 'open' and due_at <= now() order by due_at`;
}

function isClosed(error: unknown): boolean {
  return (
    (error instanceof CommandRefused && error.code === 'already_closed') ||
    (error instanceof ChangeRefused && error.code === 'version_conflict')
  );
}

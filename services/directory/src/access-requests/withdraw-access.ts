import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { accessRequestAggregate, accessWithdrawn } from './access-request.ts';

export interface WithdrawAccess extends Changing {
  /** The user who takes it back. */
  readonly by: string;
}

/** @throws CommandRefused `not_found` when it is not the user's own, `already_decided`. */
export function withdrawAccess(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { by, ...input }: WithdrawAccess,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: accessRequestAggregate,
    ...changing(input),
    decide: (current) => accessWithdrawn(current, by, now),
  });
}

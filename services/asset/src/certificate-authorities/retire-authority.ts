import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { authorityRetired, certificateAuthorityAggregate } from './certificate-authority.ts';

/** @throws CommandRefused `not_found`, `already_closed`. */
export function retireAuthority(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: Changing,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: certificateAuthorityAggregate,
    ...changing(input),
    decide: (current) => authorityRetired(current, now),
  });
}

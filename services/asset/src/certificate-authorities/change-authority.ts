import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { authorityChanged, certificateAuthorityAggregate } from './certificate-authority.ts';

export interface ChangeAuthority extends Changing {
  readonly fields: { readonly name?: string };
}

/** @throws CommandRefused `not_found`, `already_closed`; ChangeRefused `key_taken`. */
export function changeAuthority(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: ChangeAuthority,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: certificateAuthorityAggregate,
    ...changing(input),
    decide: (current) => authorityChanged(current, input.fields, now),
  });
}

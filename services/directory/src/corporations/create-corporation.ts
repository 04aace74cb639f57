import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Creating, making, now } from '@kiban/service';
import { type CorporationInput, corporationAggregate, corporationCreated } from './corporation.ts';

export interface CreateCorporation extends Creating {
  readonly fields: CorporationInput & { readonly name: string };
}

/** @throws ChangeRefused `key_taken` when an active corporation has the code. */
export function createCorporation(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: CreateCorporation,
): Promise<Outcome> {
  const { id, receipt } = making(input);
  return runCommand(database, tenantId, context, {
    aggregate: corporationAggregate,
    id,
    receipt,
    decide: () => corporationCreated(id, input.fields, now),
  });
}

import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Creating, making, now } from '@kiban/service';
import { relyingOn, requireOpen } from '../references.ts';
import { placeOf, type StoreInput, storeAggregate, storeOpened } from './store.ts';

export interface OpenStore extends Creating {
  readonly fields: StoreInput & { readonly name: string };
}

/** @throws CommandRefused `reference_unknown`, `reference_closed`; ChangeRefused `key_taken` when an open store has the code. */
export function openStore(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: OpenStore,
): Promise<Outcome> {
  const { id, receipt } = making(input);
  const place = placeOf(input.fields);
  return runCommand(database, tenantId, context, {
    aggregate: storeAggregate,
    id,
    receipt,
    ...relyingOn(place),
    decide: (_current, found) => {
      requireOpen(place, found);
      return storeOpened(id, input.fields, now);
    },
  });
}

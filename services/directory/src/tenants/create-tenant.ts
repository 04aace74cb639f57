import { randomUUIDv7 } from 'node:crypto';
import { type ChangeContext, ChangeRefused, runCommand } from '@kiban/event-store';
import { type Database, type TenantId, tenantId } from '@kiban/postgres';
import { now } from '../changes.ts';
import { CommandRefused } from '../refusals.ts';
import { createTenant, tenantAggregate } from './tenant.ts';

/**
 * Creates a tenant, in its own name: the id it is given is the tenant of the transaction that writes it.
 *
 * @throws CommandRefused `already_exists` when the code is taken, `code_malformed`, `timezone_unknown`.
 */
export async function createTenantNamed(
  database: Database,
  context: ChangeContext,
  input: { readonly code: string; readonly name: string; readonly timezone: string },
): Promise<TenantId> {
  const id = randomUUIDv7();
  try {
    await runCommand(database, tenantId(id), context, {
      aggregate: tenantAggregate,
      id,
      decide: () => createTenant(id, input, now),
    });
    return tenantId(id);
  } catch (error) {
    if (error instanceof ChangeRefused && error.constraint === 'tenant_code')
      throw new CommandRefused('already_exists', `There is a tenant “${input.code}” already.`);
    throw error;
  }
}

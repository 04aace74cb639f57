import { randomUUIDv7 } from 'node:crypto';
import { type ChangeContext, ChangeRefused, recordingOf, runCommand } from '@kiban/event-store';
import { type Database, type TenantId, tenantId } from '@kiban/postgres';
import { CommandRefused, now } from '@kiban/service';
import { jobTypeAggregate } from '../job-types/job-type.ts';
import type { OperatorRefusal } from '../operator-refusal.ts';
import { jobTypesOf, type Profile } from '../profiles/profile.ts';
import { createTenant, tenantAggregate } from './tenant.ts';

/**
 * Creates a tenant, in its own name: the id it is given is the tenant of the transaction that writes it. It begins with what
 * the profile of its trade brings.
 *
 * @throws CommandRefused `already_exists` when the code is taken, `code_malformed`, `timezone_unknown`.
 */
export async function createTenantNamed(
  database: Database,
  context: ChangeContext,
  input: { readonly code: string; readonly name: string; readonly timezone: string; readonly profile?: Profile },
): Promise<TenantId> {
  const id = randomUUIDv7();
  const { profile, ...tenant } = input;
  try {
    await runCommand(database, tenantId(id), context, {
      aggregate: tenantAggregate,
      id,
      decide: () => createTenant(id, tenant, now),
      alongside: () => (profile === undefined ? [] : recordingOf(jobTypeAggregate, jobTypesOf(profile, now))),
    });
    return tenantId(id);
  } catch (error) {
    if (error instanceof ChangeRefused && error.constraint === 'tenant_code')
      throw new CommandRefused<OperatorRefusal>('already_exists', `There is a tenant “${input.code}” already.`);
    throw error;
  }
}

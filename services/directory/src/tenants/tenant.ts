import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import { beginning, CommandRefused, existing, following, type Occasion, stateFields } from '@kiban/service';
import type { OperatorRefusal } from '../operator-refusal.ts';

/** A customer (a contract): the unit of isolation. Its id is the tenant id of all its rows. */
export interface Tenant {
  /** Lower-case letters, digits and hyphens; unique over all tenants. */
  readonly code: string;
  readonly name: string;
  /** IANA time zone: a date alone means the end of that day there. */
  readonly timezone: string;
  readonly status: 'active' | 'ended';
}

export const tenantAggregate: Aggregate<Tenant> = {
  kind: 'tenant',
  table: 'directory.tenant',
  schemaVersion: 1,
  columns: { code: 'text', name: 'text', timezone: 'text', status: 'text' },
  personal: [],
};

export function createTenant(
  id: string,
  input: { readonly code: string; readonly name: string; readonly timezone: string },
  occasion: Occasion,
): Change<Tenant> {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(input.code))
    throw new CommandRefused<OperatorRefusal>(
      'code_malformed',
      `“${input.code}” cannot be the code of a tenant. Write lower-case letters, digits and hyphens, like aoba-east.`,
    );
  if (input.code === PLATFORM)
    throw new CommandRefused<OperatorRefusal>('already_exists', `“${PLATFORM}” is the tenant of the platform itself.`);
  if (!isTimezone(input.timezone))
    throw new CommandRefused<OperatorRefusal>(
      'timezone_unknown',
      `There is no time zone “${input.timezone}”. Write one like Asia/Tokyo.`,
    );
  return beginning(id, 'tenant.created', { ...input, status: 'active' }, occasion);
}

export function renameTenant(
  current: StateRow<Tenant> | null,
  name: string,
  occasion: Occasion,
): Change<Tenant> | null {
  const tenant = existing(current, 'tenant');
  return following(tenant, { ...stateFields(tenantAggregate.columns, tenant), name }, 'tenant.changed', occasion);
}

/** The contract is over: nobody of the tenant gets in, and all there is stays as it is. */
export function tenantEnded(current: StateRow<Tenant> | null, occasion: Occasion): Change<Tenant> | null {
  const tenant = existing(current, 'tenant');
  if (tenant.code === PLATFORM)
    throw new CommandRefused<OperatorRefusal>('platform_stays', 'The platform’s own tenant does not end.');
  if (tenant.status === 'ended') throw new CommandRefused('already_closed', 'The tenant has ended already.');
  return following(
    tenant,
    { ...stateFields(tenantAggregate.columns, tenant), status: 'ended' },
    'tenant.ended',
    occasion,
  );
}

/** The contract goes on, with everything as it was. */
export function tenantResumed(current: StateRow<Tenant> | null, occasion: Occasion): Change<Tenant> | null {
  const tenant = existing(current, 'tenant');
  if (tenant.status === 'active') throw new CommandRefused('still_open', 'The tenant has not ended.');
  const state: Tenant = { ...stateFields(tenantAggregate.columns, tenant), status: 'active' };
  return following(tenant, state, 'tenant.resumed', occasion);
}

/** The tenant of the platform itself: operators and support staff are its users, and what has no customer is recorded there. */
export function createPlatformTenant(id: string, occasion: Occasion): Change<Tenant> {
  return beginning(
    id,
    'tenant.created',
    { code: PLATFORM, name: 'Kiban', timezone: 'Asia/Tokyo', status: 'active' },
    occasion,
  );
}

/** The code of the platform's own tenant; no customer can have it. */
export const PLATFORM = 'platform';

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false; // Intl has no other way to ask
  }
}

import type { TenantId } from '@kiban/postgres';
import { createCorporation } from '../corporations/create-corporation.ts';
import { beginMembership } from '../memberships/begin-membership.ts';
import { createUnit } from '../organization-units/create-unit.ts';
import type { OrganizationUnitInput } from '../organization-units/organization-unit.ts';
import { assignRole } from '../role-assignments/assign-role.ts';
import { openStore } from '../stores/open-store.ts';
import type { StoreInput } from '../stores/store.ts';
import { addUser } from '../users/add-user.ts';
import type { UserInput } from '../users/user.ts';
import { newTenant, operator, type TestDirectory } from './test-directory.ts';

/** A tenant of a test's own, and what makes something in it: each gives the id of what it made. */
export interface Company {
  readonly tenant: TenantId;
  unit(fields?: OrganizationUnitInput): Promise<string>;
  store(fields?: StoreInput): Promise<string>;
  corporation(): Promise<string>;
  user(fields?: Omit<UserInput, 'name'> & { name?: string }): Promise<string>;
  /** Gives a role: in the whole tenant unless a place is named. */
  role(user_id: string, role: string, place?: { store_id: string } | { unit_id: string }): Promise<string>;
  member(user_id: string, place: { store_id: string } | { unit_id: string }, job_type?: string): Promise<string>;
}

export function company({ database }: TestDirectory, tenant: TenantId = newTenant()): Company {
  const made = async (outcome: Promise<{ id: string }>): Promise<string> => (await outcome).id;
  const nowhere = { unit_id: null, store_id: null };
  return {
    tenant,
    unit: (fields) => made(createUnit(database, tenant, operator, { fields: { name: '地区', ...fields } })),
    store: (fields) => made(openStore(database, tenant, operator, { fields: { name: '本店', ...fields } })),
    corporation: () => made(createCorporation(database, tenant, operator, { fields: { name: '青葉' } })),
    user: (fields) => made(addUser(database, tenant, operator, { fields: { name: '花子', ...fields } })),
    role: (user_id, role, place) =>
      made(assignRole(database, tenant, operator, { fields: { user_id, role, ...nowhere, ...place } })),
    member: (user_id, place, job_type = 'pharmacist') =>
      made(beginMembership(database, tenant, operator, { fields: { user_id, ...nowhere, ...place, job_type } })),
  };
}

/** What a thing was closed or changed with that nobody else is looking at. */
export const any = (id: string): { id: string; expected_version: 'any' } => ({ id, expected_version: 'any' });

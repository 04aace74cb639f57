import type { LakeTable } from './lake-table.ts';
import { corporation } from './tables/corporation.ts';
import { domainEvents } from './tables/domain-events.ts';
import { invitation } from './tables/invitation.ts';
import { membership } from './tables/membership.ts';
import { organizationUnit } from './tables/organization-unit.ts';
import { signInHistory } from './tables/sign-in-history.ts';
import { store } from './tables/store.ts';
import { tenant } from './tables/tenant.ts';
import { user } from './tables/user.ts';

const entities = [tenant, corporation, organizationUnit, store, user, membership, invitation];

/** The tables of the lake, each after those that it refers to. */
export const lakeTables: readonly LakeTable[] = [
  ...entities.map(({ current }) => current),
  ...entities.map(({ history }) => history),
  domainEvents,
  signInHistory,
];

const byName = new Map(lakeTables.map((table) => [table.name, table]));

export function lakeTable(name: string): LakeTable | undefined {
  return byName.get(name);
}

import type { Aggregate } from '@kiban/event-store';
import { corporationAggregate } from './corporations/corporation.ts';
import { invitationAggregate } from './invitations/invitation.ts';
import { membershipAggregate } from './memberships/membership.ts';
import { organizationUnitAggregate } from './organization-units/organization-unit.ts';
import { storeAggregate } from './stores/store.ts';
import { tenantAggregate } from './tenants/tenant.ts';
import { userAggregate } from './users/user.ts';

/** Everything that the directory keeps state, history and events of. */
export const directoryAggregates: readonly Aggregate<Record<string, unknown>>[] = [
  tenantAggregate,
  corporationAggregate,
  organizationUnitAggregate,
  storeAggregate,
  userAggregate,
  membershipAggregate,
  invitationAggregate,
];

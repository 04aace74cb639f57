import type { Aggregate } from '@kiban/event-store';
import { accessRequestAggregate } from './access-requests/access-request.ts';
import { accessReviewAggregate } from './access-reviews/access-review.ts';
import { reviewItemAggregate } from './access-reviews/review-item.ts';
import { corporationAggregate } from './corporations/corporation.ts';
import { invitationAggregate } from './invitations/invitation.ts';
import { jobTypeAggregate } from './job-types/job-type.ts';
import { productManifestAggregate } from './manifests/product-manifest.ts';
import { membershipAggregate } from './memberships/membership.ts';
import { organizationUnitAggregate } from './organization-units/organization-unit.ts';
import { roleAssignmentAggregate } from './role-assignments/role-assignment.ts';
import { storeAggregate } from './stores/store.ts';
import { supportGrantAggregate } from './support/grants/support-grant.ts';
import { supportViewAggregate } from './support/views/support-view.ts';
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
  roleAssignmentAggregate,
  productManifestAggregate,
  jobTypeAggregate,
  accessRequestAggregate,
  accessReviewAggregate,
  reviewItemAggregate,
  supportGrantAggregate,
  supportViewAggregate,
];

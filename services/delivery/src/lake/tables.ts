import type { LakeTable } from './lake-table.ts';
import { accessRequest } from './tables/access-request.ts';
import { accessReview } from './tables/access-review.ts';
import { certificate } from './tables/certificate.ts';
import { certificateAuthority } from './tables/certificate-authority.ts';
import { contradiction } from './tables/contradiction.ts';
import { corporation } from './tables/corporation.ts';
import { device } from './tables/device.ts';
import { domainEvents } from './tables/domain-events.ts';
import { enrolmentCode } from './tables/enrolment-code.ts';
import { invitation } from './tables/invitation.ts';
import { jobType } from './tables/job-type.ts';
import { licence } from './tables/licence.ts';
import { membership } from './tables/membership.ts';
import { organizationUnit } from './tables/organization-unit.ts';
import { product } from './tables/product.ts';
import { productManifest } from './tables/product-manifest.ts';
import { reviewItem } from './tables/review-item.ts';
import { roleAssignment } from './tables/role-assignment.ts';
import { seat } from './tables/seat.ts';
import { signInHistory } from './tables/sign-in-history.ts';
import { store } from './tables/store.ts';
import { supportGrant } from './tables/support-grant.ts';
import { supportView } from './tables/support-view.ts';
import { tenant } from './tables/tenant.ts';
import { user } from './tables/user.ts';

const entities = [
  tenant,
  corporation,
  organizationUnit,
  store,
  user,
  membership,
  invitation,
  roleAssignment,
  jobType,
  accessRequest,
  accessReview,
  reviewItem,
  productManifest,
  supportGrant,
  supportView,
  device,
  certificateAuthority,
  certificate,
  enrolmentCode,
  product,
  licence,
  seat,
  contradiction,
];

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

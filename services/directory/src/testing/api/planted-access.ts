import type { Outcome } from '@kiban/event-store';
import { type Database, statement, type TenantId, tenantRead } from '@kiban/postgres';
import { rejectAccess } from '../../access-requests/reject-access.ts';
import { requestAccess } from '../../access-requests/request-access.ts';
import { closeReview } from '../../access-reviews/close-review.ts';
import { openReview } from '../../access-reviews/open-review.ts';
import { addJobType } from '../../job-types/add-job-type.ts';
import { retireJobType } from '../../job-types/retire-job-type.ts';
import { operator } from '../test-directory.ts';

/** Where and between whom access is asked for and reviewed. */
export interface AccessAt {
  readonly marker: string;
  readonly administrator: string;
  readonly viewer: string;
  readonly nobody: string;
  readonly store: string;
  /** In which nobody holds anything. */
  readonly emptyUnit: string;
}

const reasoned = { ...operator, reason: 'planted' };
const any = { expected_version: 'any' } as const;

/** Job types, requests for access and reviews in every status; a review in which the viewer's role stands. */
export async function plantAccess(database: Database, tenant: TenantId, at: AccessAt) {
  const { marker, administrator, viewer, nobody, store, emptyUnit } = at;
  const idOf = async (outcome: Promise<Outcome>): Promise<string> => (await outcome).id;
  const jobType = (name: string) =>
    idOf(addJobType(database, tenant, operator, { fields: { name: `${marker}${name}` } }));
  const request = (requester_id: string, user_id: string, store_id: string | null) =>
    idOf(
      requestAccess(database, tenant, operator, {
        fields: {
          ...{ requester_id, user_id, role: 'kiban:viewer', unit_id: null, store_id, starts_at: null, ends_at: null },
          justification: `${marker}のため`,
        },
      }),
    );
  const review = (unit_id: string | null) =>
    idOf(
      openReview(database, tenant, operator, {
        fields: {
          ...{ name: `${marker}棚卸し`, due_at: '2999-01-01T00:00:00Z', unit_id, store_id: null },
          ...{ roles: ['kiban:viewer'], unused_days: null },
        },
      }),
    );

  const [used, retired] = [await jobType('受付'), await jobType('旧職')];
  await retireJobType(database, tenant, reasoned, { id: retired, ...any });
  const byViewer = await request(viewer, nobody, store);
  const byAdministrator = await request(administrator, nobody, null);
  const rejected = await request(nobody, viewer, store);
  const decider = { user_id: administrator, roles: ['kiban:administrator'] };
  await rejectAccess(database, tenant, reasoned, { id: rejected, ...any, decider, note: `${marker}不要` });
  const [open, closed] = [await review(null), await review(emptyUnit)];
  await closeReview(database, tenant, reasoned, { id: closed, ...any });
  const [items] = await tenantRead(database, tenant, [
    statement<{ id: string }>`select id from directory.review_item where review_id = ${open}::uuid`,
  ]);
  return {
    'job-types': [used, retired],
    'access-requests': [byViewer, byAdministrator, rejected],
    'access-reviews': [open, closed],
    'review-items': items.map(({ id }) => id),
  };
}

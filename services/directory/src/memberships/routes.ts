import type { Database, TenantId } from '@kiban/postgres';
import { z } from 'zod';
import { change, found } from '../api/change.ts';
import { create } from '../api/create.ts';
import type { DirectoryApi } from '../api/directory-api.ts';
import { described, id } from '../api/fields.ts';
import { momentOf, pageFor } from '../api/list.ts';
import { atMoment, beginningAgain, byId, ending, listRefusals, momentRefusals } from '../api/one.ts';
import { asOf, pageOf, paging, repeatable } from '../api/page.ts';
import { beginMembership } from './begin-membership.ts';
import { endMembership } from './end-membership.ts';
import { jobTypesSchema, membershipSchema, membershipStatus, newMembership } from './membership-schema.ts';
import { findMembership, listJobTypes, listMemberships } from './read-memberships.ts';
import { resumeMembership } from './resume-membership.ts';

const membershipQuery = z.strictObject({
  user_id: described(id().exactOptional(), 'Of this user.', 'この利用者の所属。'),
  store_id: described(id().exactOptional(), 'In this store.', 'この店舗への所属。'),
  unit_id: described(id().exactOptional(), 'In this unit itself.', 'この組織への直接の所属。'),
  status: repeatable(membershipStatus, 'Whether it goes on; several may be given.', '状態。複数指定できます。'),
  ...paging(),
  asOf,
});
const membershipPage = pageOf(membershipSchema, 'MembershipPage', 'Memberships.', '所属の一覧。');
const theMembership = {
  status: 200,
  schema: membershipSchema,
  description: { en: 'The membership.', ja: '所属。' },
  etag: true,
} as const;

/** Memberships over HTTP. */
export function membershipRoutes(api: DirectoryApi, database: Database): void {
  const now = (tenantId: TenantId, id: string) => findMembership(database, tenantId, id, null);

  api.operation(
    {
      operationId: 'listMemberships',
      tag: 'memberships',
      method: 'get',
      path: '/memberships',
      summary: { en: 'List memberships', ja: '所属の一覧' },
      permission: 'directory.memberships.read',
      query: membershipQuery,
      response: {
        status: 200,
        schema: membershipPage,
        description: { en: 'A page of memberships.', ja: '所属の一覧。' },
      },
      refusals: listRefusals,
    },
    ({ access, query }) =>
      pageFor({ database, access }, { name: 'listMemberships', schema: membershipQuery }, query, (filters, page) =>
        listMemberships(database, access.tenantId, { ...filters, ...page }),
      ),
  );

  api.operation(
    {
      operationId: 'getMembership',
      tag: 'memberships',
      method: 'get',
      path: '/memberships/{id}',
      summary: { en: 'Show a membership', ja: '所属の取得' },
      permission: 'directory.memberships.read',
      params: byId,
      query: atMoment,
      response: theMembership,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) => {
      const at = await momentOf({ database, access }, query.asOf);
      return found(await findMembership(database, access.tenantId, params.id, at));
    },
  );

  api.operation(
    {
      operationId: 'beginMembership',
      tag: 'memberships',
      method: 'post',
      path: '/memberships',
      summary: { en: 'Begin a membership, or resume the same one', ja: '所属の開始（同じ所属の再開を含む）' },
      permission: 'directory.memberships.write',
      body: newMembership,
      idempotent: true,
      response: { ...theMembership, status: 201 },
      refusals: ['key_taken', 'reference_closed', 'reference_unknown', 'still_open'],
    },
    (request) =>
      create(request, '/memberships', now, (tenantId, context, creating) => {
        const { user_id, unit_id = null, store_id = null, job_type } = request.body;
        const fields = { user_id, unit_id, store_id, job_type };
        return beginMembership(database, tenantId, context, { ...creating, fields });
      }),
  );

  api.operation(
    {
      operationId: 'endMembership',
      tag: 'memberships',
      method: 'post',
      path: '/memberships/{id}/end',
      summary: { en: 'End a membership', ja: '所属の終了' },
      permission: 'directory.memberships.write',
      params: byId,
      body: ending,
      ifMatch: true,
      response: theMembership,
      refusals: ['not_found', 'already_closed'],
    },
    (request) =>
      change(request, now, (tenantId, context, target) => endMembership(database, tenantId, context, target)),
  );

  api.operation(
    {
      operationId: 'resumeMembership',
      tag: 'memberships',
      method: 'post',
      path: '/memberships/{id}/resume',
      summary: { en: 'Resume an ended membership', ja: '終了した所属の再開' },
      permission: 'directory.memberships.write',
      params: byId,
      body: beginningAgain,
      ifMatch: true,
      response: theMembership,
      refusals: ['not_found', 'still_open', 'reference_closed'],
    },
    (request) =>
      change(request, now, (tenantId, context, target) => resumeMembership(database, tenantId, context, target)),
  );

  api.operation(
    {
      operationId: 'listJobTypes',
      tag: 'memberships',
      method: 'get',
      path: '/job-types',
      summary: { en: 'List the job types in use', ja: '使われている職種の一覧' },
      permission: 'directory.memberships.read',
      query: atMoment,
      response: { status: 200, schema: jobTypesSchema, description: { en: 'The job types.', ja: '職種の一覧。' } },
      refusals: momentRefusals,
    },
    async ({ access, query }) => {
      const as_of = await momentOf({ database, access }, query.asOf);
      return { items: await listJobTypes(database, access.tenantId, as_of), as_of };
    },
  );
}

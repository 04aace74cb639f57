import type { Database, TenantId } from '@kiban/postgres';
import {
  asOf,
  atMoment,
  beginningAgain,
  byId,
  change,
  create,
  described,
  type Entry,
  ending,
  found,
  id,
  listRefusals,
  momentOf,
  momentRefusals,
  pageFor,
  pageOf,
  paging,
  repeatable,
} from '@kiban/service';
import { z } from 'zod';
import type { DirectoryApi } from '../api/directory-api.ts';
import { beginMembership } from './begin-membership.ts';
import { endMembership } from './end-membership.ts';
import { membershipSchema, membershipStatus, newMembership } from './membership-schema.ts';
import { findMembership, listMemberships } from './read-memberships.ts';
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
  const seenBy =
    ({ reach }: Entry) =>
    (tenantId: TenantId, membership: string) =>
      findMembership(database, tenantId, membership, null, reach);

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
        listMemberships(database, access.tenantId, { ...filters, ...page, reach: access.reach }),
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
      return found(await findMembership(database, access.tenantId, params.id, at, access.reach));
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
      refusals: ['not_found', 'key_taken', 'reference_closed', 'reference_unknown', 'still_open'],
    },
    (request) =>
      create(request, '/memberships', seenBy(request.access), (tenantId, context, creating) => {
        const { user_id, unit_id = null, store_id = null, job_type } = request.body;
        const fields = { user_id, unit_id, store_id, job_type };
        return beginMembership(database, tenantId, context, { ...creating, fields, within: request.access.reach });
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
      change(request, seenBy(request.access), (tenantId, context, target) =>
        endMembership(database, tenantId, context, { ...target, within: request.access.reach }),
      ),
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
      change(request, seenBy(request.access), (tenantId, context, target) =>
        resumeMembership(database, tenantId, context, { ...target, within: request.access.reach }),
      ),
  );
}

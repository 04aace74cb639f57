import type { Caller } from '@kiban/http';
import type { Database, TenantId } from '@kiban/postgres';
import {
  asOf,
  atMoment,
  authorizer,
  byId,
  CommandRefused,
  create,
  described,
  found,
  id,
  listRefusals,
  momentOf,
  momentRefusals,
  pageFor,
  pageOf,
  paging,
  repeatable,
  requireWithin,
} from '@kiban/service';
import { z } from 'zod';
import type { DirectoryApi } from '../api/directory-api.ts';
import { historyOperation } from '../api/history.ts';
import { permissions } from '../api/permissions.ts';
import { requireUser } from '../api/require-user.ts';
import { findUser } from '../users/read-users.ts';
import { accessRequestSchema, accessRequestStatus, newAccessRequest } from './access-request-schema.ts';
import { decisionRoutes } from './decision-routes.ts';
import { findAccessRequest, listAccessRequests } from './read-access-requests.ts';
import { requestAccess } from './request-access.ts';

const status = repeatable(accessRequestStatus, 'Status; several may be given.', '状態。複数指定できます。');
const requestQuery = z.strictObject({
  status,
  user_id: described(id().exactOptional(), 'For this user.', 'この利用者への権限。'),
  ...paging(),
  asOf,
});
const ownQuery = z.strictObject({ status, ...paging(), asOf });
const requestPage = pageOf(
  accessRequestSchema,
  'AccessRequestPage',
  'Requests for access, newest first.',
  '権限の申請の一覧。新しい順。',
);
const aPage = {
  status: 200,
  schema: requestPage,
  description: { en: 'A page of requests.', ja: '申請の一覧。' },
} as const;
const theRequest = {
  status: 200,
  schema: accessRequestSchema,
  description: { en: 'The request.', ja: '申請。' },
  etag: true,
} as const;

/** Requests for access over HTTP. */
export function accessRequestRoutes(api: DirectoryApi, database: Database): void {
  const now = (tenantId: TenantId, id: string) => findAccessRequest(database, tenantId, id, null);
  const authorize = authorizer(database, permissions);

  /** For others asks whoever may see them: the answer tells their name. */
  async function requireSeen(caller: Caller, userId: string): Promise<void> {
    const { tenantId, reach } = await authorize('directory.users.read', caller);
    if ((await findUser(database, tenantId, userId, null, reach)) !== null) return;
    throw new CommandRefused('reference_unknown', 'There is nobody with the id that user_id names.', {
      field: 'user_id',
    });
  }

  api.operation(
    {
      operationId: 'listAccessRequests',
      tag: 'access',
      method: 'get',
      path: '/access-requests',
      summary: { en: 'List requests for access', ja: '権限の申請の一覧' },
      permission: 'directory.access_requests.read',
      query: requestQuery,
      response: aPage,
      refusals: listRefusals,
    },
    ({ access, query }) =>
      pageFor({ database, access }, { name: 'listAccessRequests', schema: requestQuery }, query, (filters, page) =>
        listAccessRequests(database, access.tenantId, { ...filters, ...page, reach: access.reach }),
      ),
  );

  api.operation(
    {
      operationId: 'listOwnAccessRequests',
      tag: 'access',
      method: 'get',
      path: '/me/access-requests',
      summary: { en: 'List what the caller asked for, and what is asked for them', ja: '自分に関する申請の一覧' },
      permission: 'directory.self.read',
      query: ownQuery,
      response: aPage,
      refusals: listRefusals,
    },
    ({ access, query }) => {
      const { id: concerning } = requireUser(access);
      return pageFor(
        { database, access },
        { name: 'listOwnAccessRequests', schema: ownQuery },
        query,
        (filters, page) =>
          listAccessRequests(database, access.tenantId, { ...filters, ...page, reach: 'tenant', concerning }),
      );
    },
  );

  api.operation(
    {
      operationId: 'getAccessRequest',
      tag: 'access',
      method: 'get',
      path: '/access-requests/{id}',
      summary: { en: 'Show a request for access', ja: '権限の申請の取得' },
      permission: 'directory.access_requests.read',
      params: byId,
      query: atMoment,
      response: theRequest,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) => {
      const at = await momentOf({ database, access }, query.asOf);
      const request = found(await findAccessRequest(database, access.tenantId, params.id, at));
      requireWithin(access.reach, request);
      return request;
    },
  );

  api.operation(
    {
      operationId: 'requestAccess',
      tag: 'access',
      method: 'post',
      path: '/access-requests',
      summary: { en: 'Ask for access, for oneself or for somebody else', ja: '権限の申請' },
      permission: 'directory.access_requests.write',
      body: newAccessRequest,
      idempotent: true,
      response: { ...theRequest, status: 201 },
      refusals: ['key_taken', 'reference_closed', 'reference_unknown', 'role_not_for_place', 'period_reversed'],
    },
    async (request) => {
      const { access, caller, body } = request;
      const requester = requireUser(access);
      const { reason: _, user_id = requester.id, ...asked } = body;
      if (user_id !== requester.id) await requireSeen(caller, user_id);
      const nowhere = { unit_id: null, store_id: null, starts_at: null, ends_at: null };
      const fields = { ...nowhere, ...asked, requester_id: requester.id, user_id };
      return create(request, '/access-requests', now, (tenantId, context, creating) =>
        requestAccess(database, tenantId, context, { ...creating, fields }),
      );
    },
  );

  historyOperation(api, database, {
    kind: 'access_request',
    operationId: 'accessRequestHistory',
    tag: 'access',
    path: '/access-requests/{id}/history',
    summary: { en: 'What happened to a request for access', ja: '権限の申請の履歴' },
    permission: 'directory.access_requests.read',
  });

  decisionRoutes(api, database, now);
}

import { Problem } from '@kiban/http';
import type { Database, TenantId } from '@kiban/postgres';
import {
  asOf,
  atMoment,
  byId,
  change,
  described,
  type Entry,
  ending,
  found,
  listRefusals,
  momentOf,
  momentRefusals,
  pageFor,
  pageOf,
  paging,
  repeatable,
} from '@kiban/service';
import { z } from 'zod';
import type { DirectoryApi } from '../../api/directory-api.ts';
import { historyOperation } from '../../api/history.ts';
import { approveSupport } from './approve-support.ts';
import { findGrant, listGrants } from './read-grants.ts';
import { rejectSupport } from './reject-support.ts';
import { revokeSupport } from './revoke-support.ts';
import { supportApproval, supportGrantSchema, supportGrantStatus } from './support-grant-schema.ts';

const grantQuery = z.strictObject({
  status: repeatable(supportGrantStatus, 'What became of it; several may be given.', '状態。複数指定できます。'),
  in_force: described(
    z.enum(['true', 'false']).exactOptional(),
    'Only those that cover looking then, or only the others: true, false.',
    '閲覧できるものだけ（true）、それ以外だけ（false）。',
  ),
  ...paging(),
  asOf,
});
const grantPage = pageOf(supportGrantSchema, 'SupportGrantPage', 'Support grants.', '閲覧許可の一覧。');
const theGrant = {
  status: 200,
  schema: supportGrantSchema,
  description: { en: 'The support grant.', ja: '閲覧許可。' },
  etag: true,
} as const;

/** What the customer is asked by the support staff, and answers. */
export function supportGrantRoutes(api: DirectoryApi, database: Database): void {
  const now = (tenantId: TenantId, id: string) => findGrant(database, tenantId, id, null);

  api.operation(
    {
      operationId: 'listSupportGrants',
      tag: 'support',
      method: 'get',
      path: '/support-grants',
      summary: { en: 'List what the support staff asked for, and may', ja: 'サポート閲覧の申請と許可の一覧' },
      permission: 'directory.support_grants.read',
      query: grantQuery,
      response: { status: 200, schema: grantPage, description: { en: 'A page of grants.', ja: '閲覧許可の一覧。' } },
      refusals: listRefusals,
    },
    ({ access, query }) =>
      pageFor({ database, access }, { name: 'listSupportGrants', schema: grantQuery }, query, (filters, page) =>
        listGrants(database, access.tenantId, { ...filters, in_force: forceOf(filters.in_force), ...page }),
      ),
  );

  api.operation(
    {
      operationId: 'getSupportGrant',
      tag: 'support',
      method: 'get',
      path: '/support-grants/{id}',
      summary: { en: 'Show a support grant', ja: 'サポート閲覧許可の取得' },
      permission: 'directory.support_grants.read',
      params: byId,
      query: atMoment,
      response: theGrant,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) => {
      const at = await momentOf({ database, access }, query.asOf);
      return found(await findGrant(database, access.tenantId, params.id, at));
    },
  );

  historyOperation(api, database, {
    kind: 'support_grant',
    operationId: 'getSupportGrantHistory',
    tag: 'support',
    path: '/support-grants/{id}/history',
    summary: { en: 'History of a support grant', ja: 'サポート閲覧許可の履歴' },
    permission: 'directory.support_grants.read',
  });

  api.operation(
    {
      operationId: 'approveSupportGrant',
      tag: 'support',
      method: 'post',
      path: '/support-grants/{id}/approve',
      summary: { en: 'Let the support staff look', ja: 'サポート閲覧の承認' },
      permission: 'directory.support_grants.write',
      params: byId,
      body: supportApproval,
      ifMatch: true,
      response: theGrant,
      refusals: ['not_found', 'already_closed', 'decided_by_requester', 'period_unfit'],
    },
    (request) =>
      change(request, now, (tenantId, context, target) => {
        const { hours = null, unmasked = false } = request.body;
        const decided_by = deciderOf(request.access);
        return approveSupport(database, tenantId, context, { ...target, decided_by, hours, unmasked });
      }),
  );

  api.operation(
    {
      operationId: 'rejectSupportGrant',
      tag: 'support',
      method: 'post',
      path: '/support-grants/{id}/reject',
      summary: { en: 'Do not let the support staff look', ja: 'サポート閲覧の却下' },
      permission: 'directory.support_grants.write',
      params: byId,
      body: ending,
      ifMatch: true,
      response: theGrant,
      refusals: ['not_found', 'already_closed'],
    },
    (request) =>
      change(request, now, (tenantId, context, target) =>
        rejectSupport(database, tenantId, context, { ...target, decided_by: deciderOf(request.access) }),
      ),
  );

  api.operation(
    {
      operationId: 'revokeSupportGrant',
      tag: 'support',
      method: 'post',
      path: '/support-grants/{id}/revoke',
      summary: { en: 'Let the support staff look no longer', ja: 'サポート閲覧許可の取り消し' },
      permission: 'directory.support_grants.write',
      params: byId,
      body: ending,
      ifMatch: true,
      response: theGrant,
      refusals: ['not_found', 'already_closed'],
    },
    (request) =>
      change(request, now, (tenantId, context, target) => revokeSupport(database, tenantId, context, target)),
  );
}

function forceOf(asked: 'true' | 'false' | undefined): boolean | undefined {
  return asked === undefined ? undefined : asked === 'true';
}

/** A customer's leave is given by somebody, never by a program. @throws Problem 403 */
function deciderOf({ user }: Entry): string {
  if (user !== null) return user.id;
  const detail = { en: 'A person decides this, not a program.', ja: 'この判断は、人が行う必要があります。' };
  throw new Problem(403, 'permission_missing', detail);
}

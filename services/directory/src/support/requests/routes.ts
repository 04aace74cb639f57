import type { Database } from '@kiban/postgres';
import { type TenantId, tenantId } from '@kiban/postgres';
import {
  byId,
  change,
  create,
  type Entry,
  ending,
  found,
  listRefusals,
  pageFor,
  paging,
  repeatable,
} from '@kiban/service';
import { z } from 'zod';
import type { DirectoryApi } from '../../api/directory-api.ts';
import { endSupport } from '../grants/end-support.ts';
import { requestSupport } from '../grants/request-support.ts';
import { newSupportRequest, supportGrantStatus } from '../grants/support-grant-schema.ts';
import { supportedTenants } from '../views/supported-tenants.ts';
import { findRequest, listRequests } from './read-requests.ts';
import { staffOf } from './staff.ts';
import { supportedTenantsSchema, supportRequestPage, supportRequestSchema } from './support-request-schema.ts';
import { tenantOfCode } from './tenant-of-code.ts';

const requestQuery = z.strictObject({
  status: repeatable(supportGrantStatus, 'What became of it; several may be given.', '状態。複数指定できます。'),
  ...paging(),
});
const theRequest = {
  status: 200,
  schema: supportRequestSchema,
  description: { en: 'The request.', ja: '申請。' },
  etag: true,
} as const;

/** What the support staff ask customers for. */
export function supportRequestRoutes(api: DirectoryApi, database: Database): void {
  const mine = (access: Entry) => (_customer: TenantId, id: string) => findRequest(database, staffOf(access), id);

  api.operation(
    {
      operationId: 'listSupportRequests',
      tag: 'support staff',
      method: 'get',
      path: '/support/requests',
      summary: { en: 'List one’s own requests', ja: '自分の閲覧申請の一覧' },
      permission: 'directory.support.read',
      query: requestQuery,
      response: { status: 200, schema: supportRequestPage, description: { en: 'A page of them.', ja: '申請の一覧。' } },
      refusals: listRefusals,
    },
    ({ access, query }) =>
      pageFor({ database, access }, { name: 'listSupportRequests', schema: requestQuery }, query, (filters, page) =>
        listRequests(database, staffOf(access), { ...filters, ...page }),
      ),
  );

  api.operation(
    {
      operationId: 'getSupportRequest',
      tag: 'support staff',
      method: 'get',
      path: '/support/requests/{id}',
      summary: { en: 'Show a request of one’s own', ja: '自分の閲覧申請の取得' },
      permission: 'directory.support.read',
      params: byId,
      response: theRequest,
      refusals: ['not_found'],
    },
    async ({ access, params }) => found(await findRequest(database, staffOf(access), params.id)),
  );

  api.operation(
    {
      operationId: 'requestSupport',
      tag: 'support staff',
      method: 'post',
      path: '/support/requests',
      summary: { en: 'Ask a customer for leave to look', ja: 'お客様への閲覧申請' },
      permission: 'directory.support.write',
      body: newSupportRequest,
      idempotent: true,
      response: { ...theRequest, status: 201 },
      refusals: ['key_taken', 'reference_unknown', 'period_unfit'],
    },
    async (request) => {
      const { user, user_id, tenantId } = staffOf(request.access);
      const { tenant_code, ticket, hours, reason } = request.body;
      const fields = {
        ...{ staff_user_id: user_id, staff_person_id: user.person_id, staff_name: user.name },
        ...{ ticket, hours, reason },
      };
      const customer = await tenantOfCode(database, tenantId, tenant_code);
      return create(
        inTenant(request, customer),
        '/support/requests',
        mine(request.access),
        (tenant, context, creating) => requestSupport(database, tenant, context, { ...creating, fields }),
      );
    },
  );

  api.operation(
    {
      operationId: 'endSupportRequest',
      tag: 'support staff',
      method: 'post',
      path: '/support/requests/{id}/end',
      summary: { en: 'Give a grant back, or take a request back', ja: '閲覧の終了、申請の取り下げ' },
      permission: 'directory.support.write',
      params: byId,
      body: ending,
      ifMatch: true,
      response: theRequest,
      refusals: ['not_found', 'already_closed'],
    },
    async (request) => {
      const staff = staffOf(request.access);
      const { tenant_id } = found(await findRequest(database, staff, request.params.id));
      return change(inTenant(request, tenantId(tenant_id)), mine(request.access), (tenant, context, target) =>
        endSupport(database, tenant, context, { ...target, staff_user_id: staff.user_id }),
      );
    },
  );

  api.operation(
    {
      operationId: 'listSupportedTenants',
      tag: 'support staff',
      method: 'get',
      path: '/support/tenants',
      summary: { en: 'List the tenants one may look into now', ja: '現在閲覧できるテナント' },
      permission: 'directory.support.read',
      response: {
        status: 200,
        schema: supportedTenantsSchema,
        description: { en: 'The tenants.', ja: 'テナントの一覧。' },
      },
      refusals: [],
    },
    async ({ access }) => {
      const tenants = await supportedTenants(database, staffOf(access));
      return { items: tenants.map(({ tenantId: tenant_id, ...tenant }) => ({ tenant_id, ...tenant })), as_of: null };
    },
  );
}

/** The request as one of the customer's tenant: where the database said that it is about, never where the caller did. */
function inTenant<Request extends { readonly access: Entry }>(request: Request, customer: TenantId): Request {
  return { ...request, access: { ...request.access, tenantId: customer } };
}

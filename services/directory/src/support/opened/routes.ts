import type { Words } from '@kiban/http';
import type { Database } from '@kiban/postgres';
import { asOf, described, found, id, listRefusals, pageFor, paging } from '@kiban/service';
import { z } from 'zod';
import type { DirectoryApi } from '../../api/directory-api.ts';
import { staffOf } from '../requests/staff.ts';
import { supportedTenants } from '../views/supported-tenants.ts';
import { ticketContext } from '../views/ticket-context.ts';
import { type Opened, openThing } from './open-thing.ts';
import { openedSchemas } from './opened-schema.ts';
import type { Openable } from './opened-things.ts';

const query = z.strictObject({
  ticket: described(
    z.string().max(100).exactOptional(),
    'Under a grant of this ticket.',
    'このチケットの閲覧許可による。',
  ),
  ...paging(),
  asOf,
});
const params = z.strictObject({
  tenant_id: described(id(), 'The customer’s tenant.', 'お客様のテナントの ID。'),
  id: described(id(), 'Its id.', 'ID。'),
});

/** A store, a user or a device of a tenant that one may look into, with its whole past. */
export function openedRoutes(api: DirectoryApi, database: Database): void {
  openOperation(api, database, 'store', {
    operationId: 'openSupportedStore',
    path: '/support/tenants/{tenant_id}/stores/{id}',
    summary: { en: 'Show a store and its whole past', ja: '店舗とその全履歴の閲覧' },
  });
  openOperation(api, database, 'user', {
    operationId: 'openSupportedUser',
    path: '/support/tenants/{tenant_id}/users/{id}',
    summary: { en: 'Show a user and their whole past', ja: '利用者とその全履歴の閲覧' },
  });
  openOperation(api, database, 'device', {
    operationId: 'openSupportedDevice',
    path: '/support/tenants/{tenant_id}/devices/{id}',
    summary: { en: 'Show a device and its whole past', ja: '端末とその全履歴の閲覧' },
  });
}

function openOperation(
  api: DirectoryApi,
  database: Database,
  kind: Openable,
  named: { readonly operationId: string; readonly path: `/${string}`; readonly summary: Words },
): void {
  api.operation(
    {
      ...named,
      tag: 'support staff',
      method: 'get',
      permission: 'directory.support.read',
      params,
      query,
      response: {
        status: 200,
        schema: openedSchemas[kind],
        description: { en: 'The thing and what happened to it, newest first.', ja: '対象と、その全履歴（新しい順）。' },
      },
      refusals: ['not_found', ...listRefusals],
    },
    async ({ access, caller, request_id, params: { tenant_id, id }, query: asked }) => {
      const staff = staffOf(access);
      const [covering = null] = await supportedTenants(database, staff, { tenant_id, ticket: asked.ticket });
      const tenant = found(covering);
      const context = ticketContext(caller, request_id)(tenant);
      let opened: Opened<Openable> | undefined;
      const list = { name: `${named.operationId} ${tenant_id} ${id}`, schema: query };
      const { as_of, ...past } = await pageFor({ database, access }, list, asked, async (_filters, page) => {
        opened = found(await openThing(database, staff, tenant, context, { kind, id, ...page }));
        return opened.past;
      });
      const { tenantId: _covered, ...coverage } = tenant;
      return { tenant_id, ...coverage, view_id: opened?.view_id, [kind]: opened?.thing, past, as_of };
    },
  );
}

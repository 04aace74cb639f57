import type { Database } from '@kiban/postgres';
import { asOf, described, momentOf, momentRefusals, searchWords, text } from '@kiban/service';
import { z } from 'zod';
import type { DirectoryApi } from '../../api/directory-api.ts';
import { staffOf } from '../requests/staff.ts';
import { ticketContext } from '../views/ticket-context.ts';
import { type SearchedTenant, searchTenants } from './search-tenants.ts';
import { supportSearchSchema } from './support-search-schema.ts';

const searchQuery = z.strictObject({
  q: described(
    searchWords,
    'Part of a name or its kana; or the beginning of a login id, a store’s code, a serial number or an asset tag.',
    '名前・フリガナの一部、またはログイン ID・店舗コード・シリアル番号・資産管理番号の先頭。',
  ),
  ticket: described(
    text(100).exactOptional(),
    'Search only where this ticket’s grants lead.',
    'このチケットの閲覧許可の範囲だけを検索。',
  ),
  limit: described(
    z.coerce.number().int().min(1).max(50).default(20),
    'How many of each tenant.',
    'テナントごとの最大件数。',
  ),
  asOf,
});

/** One box over all tenants that one may look into. */
export function supportSearchRoutes(api: DirectoryApi, database: Database): void {
  api.operation(
    {
      operationId: 'searchSupportedTenants',
      tag: 'support staff',
      method: 'get',
      path: '/support/search',
      summary: { en: 'Search the tenants one may look into', ja: '閲覧できるテナントの検索' },
      description: {
        en: 'Users by login id, name or kana; stores; devices; certificates by serial number. Every tenant keeps a record of it.',
        ja: '利用者・店舗・端末・証明書を検索します。検索したことは各テナントに記録されます。',
      },
      permission: 'directory.support.read',
      query: searchQuery,
      response: { status: 200, schema: supportSearchSchema, description: { en: 'What was found.', ja: '検索結果。' } },
      refusals: momentRefusals,
    },
    async ({ access, caller, request_id, query: { q, ticket, limit, asOf } }) => {
      const staff = staffOf(access);
      const at = await momentOf({ database, access }, asOf);
      const context = ticketContext(caller, request_id);
      const searched = await searchTenants(database, staff, context, { q, ticket, limit, at });
      return { items: searched.flatMap(hitsOf), tenants: searched.map(tenantOf), as_of: at };
    },
  );
}

function hitsOf({ tenant: { tenantId: tenant_id, tenant_code, tenant_name }, hits }: SearchedTenant) {
  return hits.map((hit) => ({ tenant_id, tenant_code, tenant_name, ...hit }));
}

function tenantOf({ tenant: { tenantId: tenant_id, ...tenant }, view_id, hits, more }: SearchedTenant) {
  return { tenant_id, ...tenant, view_id, count: hits.length, more };
}

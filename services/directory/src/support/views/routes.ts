import type { Database } from '@kiban/postgres';
import { asOf, byId, described, found, id, listRefusals, pageFor, paging } from '@kiban/service';
import { z } from 'zod';
import type { DirectoryApi } from '../../api/directory-api.ts';
import { findGrant } from '../grants/read-grants.ts';
import { listViews } from './read-views.ts';
import { supportViewPage } from './support-view-schema.ts';

const ofGrant = z.strictObject({ ...paging(), asOf });
const anywhere = z.strictObject({
  grant_id: described(id().exactOptional(), 'Under this grant.', 'この閲覧許可によるもの。'),
  ...paging(),
  asOf,
});
const views = {
  status: 200,
  schema: supportViewPage,
  description: { en: 'Who looked at what.', ja: '閲覧の記録。' },
} as const;

/** What the customer reads of what the support staff looked at. */
export function supportViewRoutes(api: DirectoryApi, database: Database): void {
  api.operation(
    {
      operationId: 'listSupportViews',
      tag: 'support',
      method: 'get',
      path: '/support-views',
      summary: { en: 'List what the support staff looked at', ja: 'サポート担当者の閲覧記録' },
      permission: 'directory.support_views.read',
      query: anywhere,
      response: views,
      refusals: listRefusals,
    },
    ({ access, query }) =>
      pageFor({ database, access }, { name: 'listSupportViews', schema: anywhere }, query, (filters, page) =>
        listViews(database, access.tenantId, { ...filters, ...page }),
      ),
  );

  api.operation(
    {
      operationId: 'listViewsOfSupportGrant',
      tag: 'support',
      method: 'get',
      path: '/support-grants/{id}/views',
      summary: { en: 'List what was looked at under a grant', ja: '許可ごとの閲覧記録' },
      permission: 'directory.support_views.read',
      params: byId,
      query: ofGrant,
      response: views,
      refusals: ['not_found', ...listRefusals],
    },
    ({ access, params: { id: grant_id }, query }) => {
      const list = { name: `listViewsOfSupportGrant ${grant_id}`, schema: ofGrant };
      return pageFor({ database, access }, list, query, async (_filters, page) => {
        found(await findGrant(database, access.tenantId, grant_id, page.at));
        return listViews(database, access.tenantId, { grant_id, ...page });
      });
    },
  );
}

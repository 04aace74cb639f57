import type { Database, TenantId } from '@kiban/postgres';
import {
  asOf,
  atMoment,
  byId,
  change,
  type Entry,
  found,
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
import { requireUser } from '../api/require-user.ts';
import { itemDecision, itemSchema, keeping, revoking } from './access-review-schema.ts';
import { attestItem } from './attest-item.ts';
import { findItem, listItems } from './read-items.ts';
import { findReview } from './read-reviews.ts';

const itemQuery = z.strictObject({
  decision: repeatable(itemDecision, 'What was said; several may be given.', '確認の結果。複数指定できます。'),
  ...paging(),
  asOf,
});
const itemPage = pageOf(itemSchema, 'ReviewItemPage', 'Assignments, by the user’s name.', '対象の一覧。氏名順。');
const theItem = {
  status: 200,
  schema: itemSchema,
  description: { en: 'The assignment in the review.', ja: '棚卸しの対象。' },
  etag: true,
} as const;

/** What stands in reviews, over HTTP. */
export function itemRoutes(api: DirectoryApi, database: Database): void {
  const now = (tenantId: TenantId, id: string) => findItem(database, tenantId, id, null);

  api.operation(
    {
      operationId: 'listReviewItems',
      tag: 'access',
      method: 'get',
      path: '/access-reviews/{id}/items',
      summary: { en: 'List what stands in a review', ja: '棚卸しの対象の一覧' },
      permission: 'directory.access_reviews.read',
      params: byId,
      query: itemQuery,
      response: { status: 200, schema: itemPage, description: { en: 'A page of it.', ja: '対象の一覧。' } },
      refusals: ['not_found', ...listRefusals],
    },
    ({ access, params: { id }, query }) =>
      // a cursor belongs to one review
      pageFor(
        { database, access },
        { name: `listReviewItems ${id}`, schema: itemQuery },
        query,
        async (filters, page) => {
          const { tenantId, reach } = access;
          found(await findReview(database, tenantId, id, { at: page.at, reach }));
          return listItems(database, tenantId, { ...filters, ...page, review_id: id, reach });
        },
      ),
  );

  api.operation(
    {
      operationId: 'getReviewItem',
      tag: 'access',
      method: 'get',
      path: '/review-items/{id}',
      summary: { en: 'Show an assignment in a review', ja: '棚卸しの対象の取得' },
      permission: 'directory.access_reviews.read',
      params: byId,
      query: atMoment,
      response: theItem,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) => {
      const at = await momentOf({ database, access }, query.asOf);
      const item = found(await findItem(database, access.tenantId, params.id, at));
      requireWithin(access.reach, item);
      return item;
    },
  );

  historyOperation(api, database, {
    kind: 'review_item',
    operationId: 'reviewItemHistory',
    tag: 'access',
    path: '/review-items/{id}/history',
    summary: { en: 'What was said of an assignment in a review', ja: '棚卸しの対象の履歴' },
    permission: 'directory.access_reviews.read',
  });

  const attesting = {
    tag: 'access',
    method: 'post',
    permission: 'directory.access_reviews.attest',
    params: byId,
    ifMatch: true,
    response: theItem,
    refusals: ['not_found', 'already_closed', 'attested_by_holder'],
  } as const;

  /** Whoever attests must reach the place, which an item never changes. */
  async function attestorOf(access: Entry, id: string): Promise<string> {
    const { id: userId } = requireUser(access);
    requireWithin(access.reach, found(await now(access.tenantId, id)));
    return userId;
  }

  api.operation(
    {
      ...attesting,
      operationId: 'keepReviewItem',
      path: '/review-items/{id}/keep',
      summary: { en: 'Attest that it is still needed', ja: '継続の確認' },
      body: keeping,
    },
    async (request) => {
      const decided_by = await attestorOf(request.access, request.params.id);
      const attestation = { decision: 'kept', decided_by, note: request.body.reason ?? null } as const;
      return change(request, now, (tenantId, context, target) =>
        attestItem(database, tenantId, context, { ...target, attestation }),
      );
    },
  );

  api.operation(
    {
      ...attesting,
      operationId: 'revokeReviewItem',
      path: '/review-items/{id}/revoke',
      summary: { en: 'Say that it is needed no more', ja: '取り消しの確認' },
      body: revoking,
    },
    async (request) => {
      const decided_by = await attestorOf(request.access, request.params.id);
      const attestation = { decision: 'revoked', decided_by, note: request.body.reason } as const;
      return change(request, now, (tenantId, context, target) =>
        attestItem(database, tenantId, context, { ...target, attestation }),
      );
    },
  );
}

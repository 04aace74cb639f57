import type { Database, TenantId } from '@kiban/postgres';
import {
  asOf,
  atMoment,
  byId,
  change,
  create,
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
import type { DirectoryApi } from '../api/directory-api.ts';
import { historyOperation } from '../api/history.ts';
import { newReview, reviewSchema, reviewStatus } from './access-review-schema.ts';
import { closeReview } from './close-review.ts';
import { itemRoutes } from './item-routes.ts';
import { openReview } from './open-review.ts';
import { findReview, listReviews } from './read-reviews.ts';

const reviewQuery = z.strictObject({
  status: repeatable(reviewStatus, 'Status; several may be given.', '状態。複数指定できます。'),
  ...paging(),
  asOf,
});
const reviewPage = pageOf(reviewSchema, 'AccessReviewPage', 'Reviews, newest first.', '棚卸しの一覧。新しい順。');
const theReview = {
  status: 200,
  schema: reviewSchema,
  description: { en: 'The review.', ja: '棚卸し。' },
  etag: true,
} as const;

/** Reviews of access over HTTP. */
export function accessReviewRoutes(api: DirectoryApi, database: Database): void {
  // who opens and closes reviews reaches the whole tenant
  const now = (tenantId: TenantId, id: string) => findReview(database, tenantId, id, { at: null, reach: 'tenant' });

  api.operation(
    {
      operationId: 'listAccessReviews',
      tag: 'access',
      method: 'get',
      path: '/access-reviews',
      summary: { en: 'List reviews of access', ja: '権限の棚卸しの一覧' },
      permission: 'directory.access_reviews.read',
      query: reviewQuery,
      response: { status: 200, schema: reviewPage, description: { en: 'A page of reviews.', ja: '棚卸しの一覧。' } },
      refusals: listRefusals,
    },
    ({ access, query }) =>
      pageFor({ database, access }, { name: 'listAccessReviews', schema: reviewQuery }, query, (filters, page) =>
        listReviews(database, access.tenantId, { ...filters, ...page, reach: access.reach }),
      ),
  );

  api.operation(
    {
      operationId: 'getAccessReview',
      tag: 'access',
      method: 'get',
      path: '/access-reviews/{id}',
      summary: { en: 'Show a review of access', ja: '権限の棚卸しの取得' },
      permission: 'directory.access_reviews.read',
      params: byId,
      query: atMoment,
      response: theReview,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) => {
      const at = await momentOf({ database, access }, query.asOf);
      return found(await findReview(database, access.tenantId, params.id, { at, reach: access.reach }));
    },
  );

  api.operation(
    {
      operationId: 'openAccessReview',
      tag: 'access',
      method: 'post',
      path: '/access-reviews',
      summary: { en: 'Open a review of what is held now', ja: '権限の棚卸しの開始' },
      permission: 'directory.access_reviews.write',
      body: newReview,
      idempotent: true,
      response: { ...theReview, status: 201 },
      refusals: ['reference_unknown', 'reference_closed', 'period_reversed'],
    },
    (request) =>
      create(request, '/access-reviews', now, (tenantId, context, creating) => {
        const { reason: _, ...asked } = request.body;
        const fields = { unit_id: null, store_id: null, roles: null, unused_days: null, ...asked };
        return openReview(database, tenantId, context, { ...creating, fields });
      }),
  );

  api.operation(
    {
      operationId: 'closeAccessReview',
      tag: 'access',
      method: 'post',
      path: '/access-reviews/{id}/close',
      summary: { en: 'Close a review: what was not attested ends', ja: '権限の棚卸しの終了（未確認の権限は終了）' },
      permission: 'directory.access_reviews.write',
      params: byId,
      body: ending,
      ifMatch: true,
      response: theReview,
      refusals: ['not_found', 'already_closed'],
    },
    (request) => change(request, now, (tenantId, context, target) => closeReview(database, tenantId, context, target)),
  );

  historyOperation(api, database, {
    kind: 'access_review',
    operationId: 'accessReviewHistory',
    tag: 'access',
    path: '/access-reviews/{id}/history',
    summary: { en: 'What happened to a review of access', ja: '権限の棚卸しの履歴' },
    permission: 'directory.access_reviews.read',
  });

  itemRoutes(api, database);
}

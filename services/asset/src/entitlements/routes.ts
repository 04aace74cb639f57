import type { Database } from '@kiban/postgres';
import { asOf, described, id, momentOf, momentRefusals } from '@kiban/service';
import { z } from 'zod';
import type { AssetApi } from '../api/asset-api.ts';
import { productCode } from '../products/product-schema.ts';
import { checkEntitlements } from './check-entitlements.ts';
import { entitlementsSchema } from './entitlement-schema.ts';

const entitlementQuery = z.strictObject({
  product: described(
    productCode().exactOptional(),
    'Code of one product; left out: all of them.',
    '製品コード。省略するとすべて。',
  ),
  store_id: described(id().exactOptional(), 'The store where it is used.', '利用する店舗。'),
  user_id: described(id().exactOptional(), 'The user who uses it.', '利用する人。'),
  device_id: described(id().exactOptional(), 'The device it is used on.', '利用する端末。'),
  asOf,
});

/** Whether products may be used, over HTTP: to be kept by its ETag, and asked again when the stream says so. */
export function entitlementRoutes(api: AssetApi, database: Database): void {
  api.operation(
    {
      operationId: 'checkEntitlements',
      tag: 'entitlements',
      method: 'get',
      path: '/entitlements',
      summary: { en: 'Check whether products may be used', ja: '製品の利用権の確認' },
      description: {
        en: 'Keep the answer for as long as Cache-Control says, and ask again with If-None-Match. GET /entitlements/stream (text/event-stream) says when answers of the tenant may have changed.',
        ja: '結果は Cache-Control の期間だけ保持し、If-None-Match を付けて再確認してください。GET /entitlements/stream（text/event-stream）で変更の可能性が通知されます。',
      },
      permission: 'asset.entitlements.read',
      query: entitlementQuery,
      response: {
        status: 200,
        schema: entitlementsSchema,
        description: { en: 'One answer for each product.', ja: '製品ごとの結果。' },
        revalidated: true,
      },
      refusals: momentRefusals,
    },
    async ({ access, query, answer }) => {
      const at = await momentOf({ database, access }, query.asOf);
      const { product = null, ...holders } = query;
      const checked = await checkEntitlements(database, access.tenantId, { ...holders, product, at });
      answer.headers.set('etag', checked.etag);
      answer.headers.set('cache-control', `private, max-age=${checked.max_age}`);
      answer.headers.set('vary', 'authorization'); // one browser may ask for two tenants
      return { items: checked.items, next_change_at: checked.next_change_at, as_of: at };
    },
  );
}

import { Problem } from '@kiban/http';
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
  fieldsOf,
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
import type { AssetApi } from '../api/asset-api.ts';
import { addProduct } from './add-product.ts';
import { changeProduct } from './change-product.ts';
import { offerProduct } from './offer-product.ts';
import { newProduct, productChange, productSchema, productStatus, productWithdrawal } from './product-schema.ts';
import { findProduct, listProducts } from './read-products.ts';
import { withdrawProduct } from './withdraw-product.ts';

const productQuery = z.strictObject({
  status: repeatable(productStatus, 'Whether it is sold; several may be given.', '販売状態。複数指定できます。'),
  sort: described(
    z.enum(['product', '-product']).exactOptional(),
    'Order, product unless given. With - the other way round.',
    '並び順。省略時は product。- を付けると逆順。',
  ),
  ...paging(),
  asOf,
});
const theProduct = {
  status: 200,
  schema: productSchema,
  description: { en: 'The product.', ja: '製品。' },
  etag: true,
} as const;

/** The catalogue over HTTP: everybody reads it, the platform's tenant changes it. */
export function productRoutes(api: AssetApi, database: Database): void {
  const now = (tenantId: TenantId, id: string) => findProduct(database, tenantId, id, null);

  api.operation(
    {
      operationId: 'listProducts',
      tag: 'products',
      method: 'get',
      path: '/products',
      summary: { en: 'List products and their plans', ja: '製品とプランの一覧' },
      permission: 'asset.products.read',
      query: productQuery,
      response: {
        status: 200,
        schema: pageOf(productSchema, 'ProductPage', 'Products.', '製品の一覧。'),
        description: { en: 'A page of products.', ja: '製品の一覧。' },
      },
      refusals: listRefusals,
    },
    ({ access, query }) =>
      pageFor({ database, access }, { name: 'listProducts', schema: productQuery }, query, (filters, page) =>
        listProducts(database, access.tenantId, { ...filters, sort: filters.sort ?? 'product', ...page }),
      ),
  );

  api.operation(
    {
      operationId: 'getProduct',
      tag: 'products',
      method: 'get',
      path: '/products/{id}',
      summary: { en: 'Show a product', ja: '製品の取得' },
      permission: 'asset.products.read',
      params: byId,
      query: atMoment,
      response: theProduct,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) => {
      const at = await momentOf({ database, access }, query.asOf);
      return found(await findProduct(database, access.tenantId, params.id, at));
    },
  );

  api.operation(
    {
      operationId: 'addProduct',
      tag: 'products',
      method: 'post',
      path: '/products',
      summary: { en: 'Add a product to the catalogue', ja: '製品の登録' },
      permission: 'asset.products.write',
      body: newProduct,
      idempotent: true,
      response: { ...theProduct, status: 201 },
      refusals: ['key_taken'],
    },
    (request) => {
      requirePlatform(request.access);
      return create(request, '/products', now, (tenantId, context, creating) =>
        addProduct(database, tenantId, context, { ...creating, fields: fieldsOf(request.body) }),
      );
    },
  );

  api.operation(
    {
      operationId: 'changeProduct',
      tag: 'products',
      method: 'patch',
      path: '/products/{id}',
      summary: { en: 'Change a product or its plans', ja: '製品・プランの変更' },
      permission: 'asset.products.write',
      params: byId,
      body: productChange,
      ifMatch: true,
      response: theProduct,
      refusals: ['not_found', 'already_closed'],
    },
    (request) => {
      requirePlatform(request.access);
      return change(request, now, (tenantId, context, target) =>
        changeProduct(database, tenantId, context, { ...target, fields: fieldsOf(request.body) }),
      );
    },
  );

  api.operation(
    {
      operationId: 'withdrawProduct',
      tag: 'products',
      method: 'post',
      path: '/products/{id}/withdraw',
      summary: { en: 'Sell a product no more', ja: '製品の販売終了' },
      permission: 'asset.products.write',
      params: byId,
      body: productWithdrawal,
      ifMatch: true,
      response: theProduct,
      refusals: ['not_found', 'already_closed'],
    },
    (request) => {
      requirePlatform(request.access);
      return change(request, now, (tenantId, context, target) => withdrawProduct(database, tenantId, context, target));
    },
  );

  api.operation(
    {
      operationId: 'offerProduct',
      tag: 'products',
      method: 'post',
      path: '/products/{id}/offer',
      summary: { en: 'Sell a withdrawn product again', ja: '製品の販売再開' },
      permission: 'asset.products.write',
      params: byId,
      body: beginningAgain,
      ifMatch: true,
      response: theProduct,
      refusals: ['not_found', 'still_open'],
    },
    (request) => {
      requirePlatform(request.access);
      return change(request, now, (tenantId, context, target) => offerProduct(database, tenantId, context, target));
    },
  );
}

/** The platform's own tenant; no customer has its code. */
const PLATFORM = 'platform';

/** The catalogue is everybody's: only the platform's machines change it. @throws Problem 403 `permission_missing` */
function requirePlatform({ tenant }: Entry): void {
  if (tenant.code === PLATFORM) return;
  throw new Problem(403, 'permission_missing', {
    en: 'Products are registered by the platform’s own tenant.',
    ja: '製品を登録できるのは、プラットフォーム自身のテナントだけです。',
  });
}

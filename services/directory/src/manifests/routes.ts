import { Problem } from '@kiban/http';
import type { Database } from '@kiban/postgres';
import { atMoment, changeContext, type Entry, fieldsOf, found, momentOf, momentRefusals } from '@kiban/service';
import type { DirectoryApi } from '../api/directory-api.ts';
import { productOf } from '../decisions/asker.ts';
import { PLATFORM } from '../tenants/tenant.ts';
import { manifestSchema, manifestsSchema, newManifest, productPath } from './manifest-schema.ts';
import { KIBAN } from './product-manifest.ts';
import { findManifest, listManifests } from './read-manifests.ts';
import { registerManifest } from './register-manifest.ts';

const theManifest = {
  status: 200,
  schema: manifestSchema,
  description: { en: 'What the product says of itself.', ja: '製品の定義。' },
  etag: true,
} as const;

/** What products say of themselves, over HTTP. */
export function manifestRoutes(api: DirectoryApi, database: Database): void {
  /** A product's own program registers that product and no other. The vendor's, which is named as none, registers any. */
  async function requireOwnProduct({ tenantId }: Entry, clientId: string, product: string): Promise<void> {
    const own = productOf(clientId);
    if (own === product) return;
    if (own !== clientId || (await findManifest(database, tenantId, own, null)) !== null) throw notTheirs();
  }

  api.operation(
    {
      operationId: 'listManifests',
      tag: 'roles',
      method: 'get',
      path: '/manifests',
      summary: { en: 'List what the products say of themselves', ja: '製品の定義の一覧' },
      permission: 'directory.roles.read',
      query: atMoment,
      response: {
        status: 200,
        schema: manifestsSchema,
        description: { en: 'The manifests.', ja: '製品の定義の一覧。' },
      },
      refusals: momentRefusals,
    },
    async ({ access, query }) => {
      const as_of = await momentOf({ database, access }, query.asOf);
      return { items: await listManifests(database, access.tenantId, as_of), as_of };
    },
  );

  api.operation(
    {
      operationId: 'getManifest',
      tag: 'roles',
      method: 'get',
      path: '/manifests/{product}',
      summary: { en: 'Show what a product says of itself', ja: '製品の定義の取得' },
      permission: 'directory.roles.read',
      params: productPath,
      query: atMoment,
      response: theManifest,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) => {
      const at = await momentOf({ database, access }, query.asOf);
      return found(await findManifest(database, access.tenantId, params.product, at));
    },
  );

  api.operation(
    {
      operationId: 'registerManifest',
      tag: 'roles',
      method: 'put',
      path: '/manifests/{product}',
      summary: { en: 'Say what can be permitted in a product', ja: '製品の権限と役割の登録' },
      permission: 'directory.manifests.write',
      params: productPath,
      body: newManifest,
      response: theManifest,
      refusals: ['permission_missing', 'reference_unknown', 'key_taken'],
    },
    async ({ access, caller, request_id, params: { product }, body }) => {
      if (access.tenant.code !== PLATFORM || product === KIBAN) throw notTheirs();
      await requireOwnProduct(access, caller.client_id, product);
      const fields = { product, ...fieldsOf(body) };
      await registerManifest(database, access.tenantId, changeContext(caller, request_id, body.reason), { fields });
      return found(await findManifest(database, access.tenantId, product, null));
    },
  );
}

/** What Kiban says of itself is registered at its start, and what products say stands in the platform’s tenant. */
function notTheirs(): Problem {
  return new Problem(403, 'permission_missing', {
    en: 'Products are registered by programs of the platform’s own tenant, a product’s own by that product alone.',
    ja: '製品を登録できるのは基盤のテナントのプログラムだけです。製品のプログラムは、その製品だけを登録できます。',
  });
}

import type { Database, TenantId } from '@kiban/postgres';
import {
  asOf,
  atMoment,
  byId,
  change,
  create,
  described,
  type Entry,
  fieldsOf,
  found,
  instant,
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
import { historyOperation } from '../api/history.ts';
import { productCode } from '../products/product-schema.ts';
import { actRoutes } from './act-routes.ts';
import { changeLicence } from './change-licence.ts';
import { grantLicence } from './grant-licence.ts';
import { licenceChange, licenceSchema, licenceStatus, newLicence, periodState, theLicence } from './licence-schema.ts';
import { findLicence, listLicences } from './read-licences.ts';

const licenceQuery = z.strictObject({
  product: described(productCode().exactOptional(), 'Of this product.', 'この製品のライセンス。'),
  status: repeatable(licenceStatus, 'Status; several may be given.', '状態。複数指定できます。'),
  period: repeatable(
    periodState,
    'Where the moment lies in its period; several may be given.',
    '期間の状態。複数指定できます。',
  ),
  ends_before: described(
    instant().exactOptional(),
    'Has an end before this instant.',
    'この日時より前に終了するもの。',
  ),
  sort: described(
    z.enum(['product', '-product', 'ends_at', '-ends_at', 'valid_from', '-valid_from']).exactOptional(),
    'Order, product unless given. With - the other way round.',
    '並び順。省略時は product。- を付けると逆順。',
  ),
  ...paging(),
  asOf,
});
const terms = ['reference_unknown', 'reference_closed', 'plan_unfit', 'period_unfit'] as const;

/** Licences over HTTP: the tenant reads them, the vendor's machine sells them. */
export function licenceRoutes(api: AssetApi, database: Database): void {
  const now = (tenantId: TenantId, id: string) => findLicence(database, tenantId, id, null);

  api.operation(
    {
      operationId: 'listLicences',
      tag: 'licences',
      method: 'get',
      path: '/licences',
      summary: { en: 'List licences', ja: 'ライセンスの一覧' },
      permission: 'asset.licences.read',
      query: licenceQuery,
      response: {
        status: 200,
        schema: pageOf(licenceSchema, 'LicencePage', 'Licences.', 'ライセンスの一覧。'),
        description: { en: 'A page of licences.', ja: 'ライセンスの一覧。' },
      },
      refusals: listRefusals,
    },
    ({ access, query }) =>
      pageFor({ database, access }, { name: 'listLicences', schema: licenceQuery }, query, (filters, page) =>
        listLicences(database, access.tenantId, { ...filters, sort: filters.sort ?? 'product', ...page }),
      ),
  );

  api.operation(
    {
      operationId: 'getLicence',
      tag: 'licences',
      method: 'get',
      path: '/licences/{id}',
      summary: { en: 'Show a licence', ja: 'ライセンスの取得' },
      permission: 'asset.licences.read',
      params: byId,
      query: atMoment,
      response: theLicence,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) => {
      const at = await momentOf({ database, access }, query.asOf);
      return found(await findLicence(database, access.tenantId, params.id, at));
    },
  );

  api.operation(
    {
      operationId: 'grantLicence',
      tag: 'licences',
      method: 'post',
      path: '/licences',
      summary: { en: 'Grant a licence', ja: 'ライセンスの登録' },
      permission: 'asset.licences.write',
      body: newLicence,
      idempotent: true,
      response: { ...theLicence, status: 201 },
      refusals: terms,
    },
    (request) =>
      create(request, '/licences', now, (tenantId, context, creating) =>
        grantLicence(database, tenantId, context, { ...creating, fields: fieldsOf(request.body) }),
      ),
  );

  api.operation(
    {
      operationId: 'changeLicence',
      tag: 'licences',
      method: 'patch',
      path: '/licences/{id}',
      summary: { en: 'Change plan, seats or renewal', ja: 'プラン・シート数・更新方法の変更' },
      permission: 'asset.licences.write',
      params: byId,
      body: licenceChange,
      ifMatch: true,
      response: theLicence,
      refusals: ['not_found', 'already_closed', 'seats_in_use', ...terms],
    },
    (request) =>
      change(request, now, (tenantId, context, target) =>
        changeLicence(database, tenantId, context, { ...target, fields: fieldsOf(request.body) }),
      ),
  );

  actRoutes(api, database);

  historyOperation(api, database, {
    ...{ kind: 'licence', operationId: 'licenceHistory', tag: 'licences', path: '/licences/{id}/history' },
    shown: ({ tenantId }: Entry, id, at) => findLicence(database, tenantId, id, at),
    summary: { en: 'What happened to a licence and its seats', ja: 'ライセンスとシートの履歴' },
    permission: 'asset.licences.read',
  });
}

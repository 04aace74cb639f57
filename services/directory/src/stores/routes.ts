import type { Database, TenantId } from '@kiban/postgres';
import {
  asOf,
  atMoment,
  byId,
  change,
  create,
  described,
  fieldsOf,
  found,
  id,
  listRefusals,
  momentOf,
  momentRefusals,
  pageFor,
  pageOf,
  paging,
  repeatable,
  requireWithin,
  searchWords,
} from '@kiban/service';
import { z } from 'zod';
import type { DirectoryApi } from '../api/directory-api.ts';
import { historyOperation } from '../api/history.ts';
import { changeStore } from './change-store.ts';
import { closeStore } from './close-store.ts';
import { openStore } from './open-store.ts';
import { findStore, listStores } from './read-stores.ts';
import { reopenStore } from './reopen-store.ts';
import { newStore, storeChange, storeClosing, storeReopening, storeSchema, storeStatus } from './store-schema.ts';

const storeQuery = z.strictObject({
  q: described(
    searchWords.exactOptional(),
    'Part of name or kana, or the beginning of a code.',
    '店舗名・フリガナの一部、またはコードの先頭。',
  ),
  status: repeatable(storeStatus, 'Whether open; several may be given.', '状態。複数指定できます。'),
  unit_id: described(id().exactOptional(), 'In this unit or below it.', 'この組織とその配下。'),
  corporation_id: described(id().exactOptional(), 'Run by this corporation.', 'この法人が運営。'),
  sort: described(
    z.enum(['name', '-name', 'code', '-code', 'valid_from', '-valid_from']).exactOptional(),
    'Order, name unless given: by its reading, where there is one. With - the other way round.',
    '並び順。省略時は name（フリガナがあればその順）。- を付けると逆順。',
  ),
  ...paging(),
  asOf,
});
const storePage = pageOf(storeSchema, 'StorePage', 'Stores.', '店舗の一覧。');
const theStore = {
  status: 200,
  schema: storeSchema,
  description: { en: 'The store.', ja: '店舗。' },
  etag: true,
} as const;
const references = ['key_taken', 'reference_closed', 'reference_unknown'] as const;

/** Stores over HTTP. */
export function storeRoutes(api: DirectoryApi, database: Database): void {
  const now = (tenantId: TenantId, id: string) => findStore(database, tenantId, id, null);

  api.operation(
    {
      operationId: 'listStores',
      tag: 'stores',
      method: 'get',
      path: '/stores',
      summary: { en: 'List stores', ja: '店舗の一覧' },
      permission: 'directory.stores.read',
      query: storeQuery,
      response: { status: 200, schema: storePage, description: { en: 'A page of stores.', ja: '店舗の一覧。' } },
      refusals: listRefusals,
    },
    ({ access, query }) =>
      pageFor({ database, access }, { name: 'listStores', schema: storeQuery }, query, (filters, page) =>
        listStores(database, access.tenantId, {
          ...filters,
          ...page,
          ...{ sort: filters.sort ?? 'name', reach: access.reach },
        }),
      ),
  );

  api.operation(
    {
      operationId: 'getStore',
      tag: 'stores',
      method: 'get',
      path: '/stores/{id}',
      summary: { en: 'Show a store', ja: '店舗の取得' },
      permission: 'directory.stores.read',
      params: byId,
      query: atMoment,
      response: theStore,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) => {
      requireWithin(access.reach, { store_id: params.id });
      const at = await momentOf({ database, access }, query.asOf);
      return found(await findStore(database, access.tenantId, params.id, at));
    },
  );

  api.operation(
    {
      operationId: 'openStore',
      tag: 'stores',
      method: 'post',
      path: '/stores',
      summary: { en: 'Open a store', ja: '店舗の開設' },
      permission: 'directory.stores.write',
      body: newStore,
      idempotent: true,
      response: { ...theStore, status: 201 },
      refusals: references,
    },
    (request) =>
      create(request, '/stores', now, (tenantId, context, creating) =>
        openStore(database, tenantId, context, { ...creating, fields: fieldsOf(request.body) }),
      ),
  );

  api.operation(
    {
      operationId: 'changeStore',
      tag: 'stores',
      method: 'patch',
      path: '/stores/{id}',
      summary: { en: 'Change or move a store', ja: '店舗の変更・移動' },
      permission: 'directory.stores.write',
      params: byId,
      body: storeChange,
      ifMatch: true,
      response: theStore,
      refusals: ['not_found', 'already_closed', ...references],
    },
    (request) =>
      change(request, now, (tenantId, context, target) =>
        changeStore(database, tenantId, context, { ...target, fields: fieldsOf(request.body) }),
      ),
  );

  api.operation(
    {
      operationId: 'closeStore',
      tag: 'stores',
      method: 'post',
      path: '/stores/{id}/close',
      summary: { en: 'Close a store', ja: '店舗の閉店' },
      permission: 'directory.stores.write',
      params: byId,
      body: storeClosing,
      ifMatch: true,
      response: theStore,
      refusals: ['not_found', 'already_closed', 'not_empty'],
    },
    (request) =>
      change(request, now, (tenantId, context, target) =>
        closeStore(database, tenantId, context, { ...target, end_memberships: request.body.end_memberships }),
      ),
  );

  api.operation(
    {
      operationId: 'reopenStore',
      tag: 'stores',
      method: 'post',
      path: '/stores/{id}/reopen',
      summary: { en: 'Open a closed store again', ja: '店舗の再開' },
      permission: 'directory.stores.write',
      params: byId,
      body: storeReopening,
      ifMatch: true,
      response: theStore,
      refusals: ['not_found', 'still_open', ...references],
    },
    (request) =>
      change(request, now, (tenantId, context, target) =>
        reopenStore(database, tenantId, context, { ...target, fields: fieldsOf(request.body) }),
      ),
  );

  historyOperation(api, database, {
    kind: 'store',
    operationId: 'storeHistory',
    tag: 'stores',
    path: '/stores/{id}/history',
    summary: { en: 'What happened to a store', ja: '店舗の履歴' },
    permission: 'directory.stores.read',
  });
}

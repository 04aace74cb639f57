import type { Database, TenantId } from '@kiban/postgres';
import {
  asOf,
  atMoment,
  byId,
  change,
  create,
  ending,
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
import type { DirectoryApi } from '../api/directory-api.ts';
import { historyOperation } from '../api/history.ts';
import { changeCorporation } from './change-corporation.ts';
import { closeCorporation } from './close-corporation.ts';
import {
  corporationChange,
  corporationReopening,
  corporationSchema,
  corporationStatus,
  newCorporation,
} from './corporation-schema.ts';
import { createCorporation } from './create-corporation.ts';
import { findCorporation, listCorporations } from './read-corporations.ts';
import { reopenCorporation } from './reopen-corporation.ts';

const corporationQuery = z.strictObject({
  status: repeatable(corporationStatus, 'Whether active; several may be given.', '状態。複数指定できます。'),
  ...paging(),
  asOf,
});
const corporationPage = pageOf(corporationSchema, 'CorporationPage', 'Corporations.', '法人の一覧。');
const theCorporation = {
  status: 200,
  schema: corporationSchema,
  description: { en: 'The corporation.', ja: '法人。' },
  etag: true,
} as const;

/** Corporations over HTTP. */
export function corporationRoutes(api: DirectoryApi, database: Database): void {
  const now = (tenantId: TenantId, id: string) => findCorporation(database, tenantId, id, null);

  api.operation(
    {
      operationId: 'listCorporations',
      tag: 'corporations',
      method: 'get',
      path: '/corporations',
      summary: { en: 'List corporations', ja: '法人の一覧' },
      permission: 'directory.corporations.read',
      query: corporationQuery,
      response: {
        status: 200,
        schema: corporationPage,
        description: { en: 'A page of corporations.', ja: '法人の一覧。' },
      },
      refusals: listRefusals,
    },
    ({ access, query }) =>
      pageFor({ database, access }, { name: 'listCorporations', schema: corporationQuery }, query, (filters, page) =>
        listCorporations(database, access.tenantId, { ...filters, ...page }),
      ),
  );

  api.operation(
    {
      operationId: 'getCorporation',
      tag: 'corporations',
      method: 'get',
      path: '/corporations/{id}',
      summary: { en: 'Show a corporation', ja: '法人の取得' },
      permission: 'directory.corporations.read',
      params: byId,
      query: atMoment,
      response: theCorporation,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) => {
      const at = await momentOf({ database, access }, query.asOf);
      return found(await findCorporation(database, access.tenantId, params.id, at));
    },
  );

  api.operation(
    {
      operationId: 'createCorporation',
      tag: 'corporations',
      method: 'post',
      path: '/corporations',
      summary: { en: 'Add a corporation', ja: '法人の登録' },
      permission: 'directory.corporations.write',
      body: newCorporation,
      idempotent: true,
      response: { ...theCorporation, status: 201 },
      refusals: ['key_taken'],
    },
    (request) =>
      create(request, '/corporations', now, (tenantId, context, creating) =>
        createCorporation(database, tenantId, context, { ...creating, fields: fieldsOf(request.body) }),
      ),
  );

  api.operation(
    {
      operationId: 'changeCorporation',
      tag: 'corporations',
      method: 'patch',
      path: '/corporations/{id}',
      summary: { en: 'Change a corporation', ja: '法人の変更' },
      permission: 'directory.corporations.write',
      params: byId,
      body: corporationChange,
      ifMatch: true,
      response: theCorporation,
      refusals: ['not_found', 'already_closed', 'key_taken'],
    },
    (request) =>
      change(request, now, (tenantId, context, target) =>
        changeCorporation(database, tenantId, context, { ...target, fields: fieldsOf(request.body) }),
      ),
  );

  api.operation(
    {
      operationId: 'closeCorporation',
      tag: 'corporations',
      method: 'post',
      path: '/corporations/{id}/close',
      summary: { en: 'Close a corporation that nothing open names', ja: '法人の閉鎖（使われていない場合）' },
      permission: 'directory.corporations.write',
      params: byId,
      body: ending,
      ifMatch: true,
      response: theCorporation,
      refusals: ['not_found', 'already_closed', 'not_empty'],
    },
    (request) =>
      change(request, now, (tenantId, context, target) => closeCorporation(database, tenantId, context, target)),
  );

  api.operation(
    {
      operationId: 'reopenCorporation',
      tag: 'corporations',
      method: 'post',
      path: '/corporations/{id}/reopen',
      summary: { en: 'Open a closed corporation again', ja: '法人の再開' },
      permission: 'directory.corporations.write',
      params: byId,
      body: corporationReopening,
      ifMatch: true,
      response: theCorporation,
      refusals: ['not_found', 'still_open', 'key_taken'],
    },
    (request) =>
      change(request, now, (tenantId, context, target) =>
        reopenCorporation(database, tenantId, context, { ...target, fields: fieldsOf(request.body) }),
      ),
  );

  historyOperation(api, database, {
    kind: 'corporation',
    operationId: 'corporationHistory',
    tag: 'corporations',
    path: '/corporations/{id}/history',
    summary: { en: 'What happened to a corporation', ja: '法人の履歴' },
    permission: 'directory.corporations.read',
  });
}

import { OutsideRefused, Problem } from '@kiban/http';
import type { TenantId } from '@kiban/postgres';
import { byId, change, changeContext, create, fieldsOf, pageOfEvents, paging, reason } from '@kiban/service';
import { z } from 'zod';
import { actingPerson } from '../api/acting-person.ts';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import { createOnce } from '../api/create-once.ts';
import { pageOfItems } from '../api/page-of-items.ts';
import { because } from '../api/reasons.ts';
import { requireFresh } from '../api/require-fresh.ts';
import { changedTo } from '../api/require-version.ts';
import { connectionsOf, findConnection, theConnection } from './connection.ts';
import {
  connectionFieldsSchema,
  connectionSchema,
  newConnectionSchema,
  openedAddressSchema,
} from './connection-schema.ts';
import { connectionView } from './connection-view.ts';
import { addConnection, editConnection } from './edit-connection.ts';
import { identityOperations } from './identities/identity-operations.ts';
import { activateConnection, removeConnection, suspendConnection } from './lifecycle.ts';
import { refreshMetadata, watchMetadata } from './refresh-metadata.ts';
import { XmlRefused } from './saml/strict-xml.ts';
import { setUpLinkOperations } from './set-up/set-up-link-operations.ts';
import { newTrial } from './trials/trial.ts';

const LARGEST_METADATA_BODY = 512 * 1024;

const theOne = {
  status: 200,
  schema: connectionSchema,
  description: { en: 'The connection.', ja: '接続。' },
  etag: true,
} as const;
const write = { tag: 'connections', permission: 'auth.connections.write' } as const;

/** Connections to identity providers, over HTTP. */
export function connectionOperations(api: AuthApi, parts: ApiParts): void {
  const { store, clock, origin } = parts;
  const shown = async (tenant: TenantId, id: string) => {
    const found = await findConnection(store, tenant, id);
    return found === undefined ? null : connectionView(parts, found.data);
  };

  api.operation(
    {
      operationId: 'listConnections',
      tag: 'connections',
      method: 'get',
      path: '/connections',
      summary: { en: 'List connections', ja: '接続の一覧' },
      permission: 'auth.connections.read',
      query: z.strictObject(paging()),
      response: {
        status: 200,
        schema: pageOfEvents(connectionSchema, 'ConnectionPage', 'Connections.', '接続の一覧。'),
        description: { en: 'A page of them, the oldest first.', ja: '古い順の一覧。' },
      },
      refusals: ['cursor_malformed'],
    },
    async ({ access, query }) => {
      const all = await connectionsOf(store, access.tenantId);
      const page = pageOfItems('listConnections', query, all, ({ connection_id }) => connection_id);
      return { ...page, items: await Promise.all(page.items.map((each) => connectionView(parts, each))) };
    },
  );

  api.operation(
    {
      ...write,
      operationId: 'addConnection',
      method: 'post',
      path: '/connections',
      summary: { en: 'Begin to set up a connection', ja: '接続の作成' },
      description: {
        en: 'It is a draft: nobody signs in by it before it was tested and activated.',
        ja: '下書きとして作成します。接続テストと有効化が済むまでログインには使われません。',
      },
      body: newConnectionSchema,
      largestBody: LARGEST_METADATA_BODY,
      idempotent: true,
      response: { ...theOne, status: 201 },
      refusals: [],
    },
    async (request) => {
      const fields = fieldsOf(request.body);
      return create(request, '/connections', shown, (tenant, { actor, reason, request_id }, { receipt }) =>
        createOnce(parts, tenant, receipt, async (id) => {
          await addConnection(parts, tenant, id, fields, { actor, reason, request_id, at: clock() });
          await watchMetadata(store, await theConnection(store, tenant, id));
        }),
      );
    },
  );

  api.operation(
    {
      operationId: 'getConnection',
      tag: 'connections',
      method: 'get',
      path: '/connections/{id}',
      summary: { en: 'Show a connection', ja: '接続の取得' },
      permission: 'auth.connections.read',
      params: byId,
      response: theOne,
      refusals: ['not_found'],
    },
    async ({ access, params }) => connectionView(parts, await theConnection(store, access.tenantId, params.id)),
  );

  api.operation(
    {
      ...write,
      operationId: 'changeConnection',
      method: 'put',
      path: '/connections/{id}',
      summary: { en: 'Change a connection', ja: '接続の変更' },
      description: {
        en: 'But for its name it becomes a draft: test and activate it again.',
        ja: '名前以外を変更すると下書きに戻ります。もう一度テストして有効化してください。',
      },
      params: byId,
      body: connectionFieldsSchema,
      largestBody: LARGEST_METADATA_BODY,
      ifMatch: true,
      response: theOne,
      refusals: ['not_found', 'authentication_too_old'],
    },
    async (request) => {
      requireFresh(request.caller, clock);
      return change(request, shown, async (tenant, { actor, reason, request_id }, target) => {
        const act = { actor, reason, request_id, at: clock() };
        const changed = await editConnection(parts, tenant, target, fieldsOf(request.body), act);
        await watchMetadata(store, changed);
        return changedTo(target.id, changed.changes);
      });
    },
  );

  api.operation(
    {
      ...write,
      operationId: 'removeConnection',
      method: 'delete',
      path: '/connections/{id}',
      summary: { en: 'Remove a connection', ja: '接続の削除' },
      params: byId,
      body: because,
      response: theOne,
      refusals: ['not_found', 'connection_in_use'],
    },
    async ({ access, caller, params, body, request_id }) => {
      const { actor, reason } = changeContext(caller, request_id, body.reason);
      const act = { actor, reason, request_id, at: clock() };
      return connectionView(parts, await removeConnection(store, access.tenantId, params.id, act));
    },
  );

  api.operation(
    {
      ...write,
      operationId: 'testConnection',
      method: 'post',
      path: '/connections/{id}/test',
      summary: { en: 'Begin to test a connection', ja: '接続テストの開始' },
      description: {
        en: 'Open the address in a browser and sign in at the provider. Nobody is signed in here; you are shown what arrives.',
        ja: '返された URL をブラウザで開き、IdP でログインしてください。Kiban にはログインせず、届いた内容だけを表示します。',
      },
      params: byId,
      body: z.strictObject({ reason }),
      response: { status: 200, schema: openedAddressSchema, description: { en: 'What to open.', ja: '開く URL。' } },
      refusals: ['not_found'],
    },
    async ({ access, caller, params, request_id }) => {
      const { actor } = changeContext(caller, request_id, undefined);
      const connection = await theConnection(store, access.tenantId, params.id);
      const { path, expires_at } = await newTrial(parts, connection, actor);
      return { address: `${origin}${path}`, expires_at: new Date(expires_at * 1000).toISOString() };
    },
  );

  api.operation(
    {
      ...write,
      operationId: 'activateConnection',
      method: 'post',
      path: '/connections/{id}/activate',
      summary: { en: 'Let people sign in by a connection', ja: '接続の有効化' },
      params: byId,
      body: because,
      ifMatch: true,
      response: theOne,
      refusals: ['not_found', 'connection_untested', 'still_open', 'authentication_too_old', 'permission_missing'],
    },
    async (request) => {
      actingPerson(request.caller);
      requireFresh(request.caller, clock);
      return change(request, shown, async (tenant, { actor, reason, request_id }, target) => {
        const act = { actor, reason, request_id, at: clock() };
        return changedTo(target.id, (await activateConnection(store, tenant, target, act)).changes);
      });
    },
  );

  api.operation(
    {
      ...write,
      operationId: 'suspendConnection',
      method: 'post',
      path: '/connections/{id}/suspend',
      summary: { en: 'Let nobody sign in by a connection', ja: '接続の停止' },
      params: byId,
      body: because,
      ifMatch: true,
      response: theOne,
      refusals: ['not_found', 'already_closed'],
    },
    async (request) =>
      change(request, shown, async (tenant, { actor, reason, request_id }, target) => {
        const act = { actor, reason, request_id, at: clock() };
        return changedTo(target.id, (await suspendConnection(store, tenant, target, act)).changes);
      }),
  );

  api.operation(
    {
      ...write,
      operationId: 'readConnectionMetadata',
      method: 'post',
      path: '/connections/{id}/metadata',
      summary: { en: 'Read the metadata of a connection again', ja: 'メタデータの再取得' },
      params: byId,
      body: because,
      response: theOne,
      refusals: ['not_found', 'connection_incomplete', 'metadata_refused'],
    },
    async ({ access, caller, params, body, request_id }) => {
      const { actor, reason } = changeContext(caller, request_id, body.reason);
      const connection = await theConnection(store, access.tenantId, params.id);
      const read = { store, outside: parts.connections.outside, clock };
      const act = { actor, reason, request_id, at: clock() };
      return connectionView(parts, await refreshMetadata(read, connection, act).catch(refused));
    },
  );

  identityOperations(api, parts);
  setUpLinkOperations(api, parts);
}

/** What an address did not answer, or what it answered, in words. */
function refused(cause: unknown): never {
  if (!(cause instanceof OutsideRefused || cause instanceof XmlRefused)) throw cause;
  const detail = {
    en: `The metadata could not be read: ${cause.message}`,
    ja: `メタデータを読み取れませんでした: ${cause.message}`,
  };
  throw new Problem(409, 'metadata_refused', detail, { cause });
}

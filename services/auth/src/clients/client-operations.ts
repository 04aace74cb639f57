import type { ChangeContext } from '@kiban/event-store';
import { type TenantId, tenantId } from '@kiban/postgres';
import { byId, change, changeContext, create, described, paging } from '@kiban/service';
import { z } from 'zod';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import { createOnce } from '../api/create-once.ts';
import { pageOfItems } from '../api/page-of-items.ts';
import { because } from '../api/reasons.ts';
import { requireFresh } from '../api/require-fresh.ts';
import { changedTo } from '../api/require-version.ts';
import { changeClient } from './change-client.ts';
import { type Client, listClients } from './client.ts';
import { clientWithin, isWithin, requireMadeId, requireOwnProgram } from './client-access.ts';
import { clientProblems } from './client-problem.ts';
import { ClientRefused } from './client-refused.ts';
import { clientChange, clientPage, clientSchema, clientWithSecret, newClient, newSecret } from './client-schema.ts';
import { clientView } from './client-view.ts';
import { clientRecord } from './record-client.ts';
import { type ClientRegistration, registerClient } from './register-client.ts';
import { removeClient } from './remove-client.ts';
import { rotateClientSecret } from './rotate-client-secret.ts';

const clientQuery = z.strictObject({
  type: described(
    z.enum(['machine', 'confidential', 'public']).exactOptional(),
    'Those of one type.',
    '種類で絞り込みます。',
  ),
  ...paging(),
});
const theClient = {
  status: 200,
  schema: clientSchema,
  description: { en: 'The client.', ja: 'クライアント。' },
  etag: true,
} as const;
const withSecret = {
  status: 201,
  schema: clientWithSecret,
  description: { en: 'The client and its secret.', ja: 'クライアントとシークレット。' },
} as const;

/** Clients over HTTP: the operator registers products and programs, a customer programs of its own tenant. */
export function clientOperations(api: AuthApi, { store, clock, platformTenant }: ApiParts): void {
  const seconds = (): number => Math.floor(clock() / 1000);
  const readerOf = (tenant: TenantId) => ({ tenantId: tenant, platformTenant });
  const view = async (tenant: TenantId, id: string) =>
    clientView(await clientWithin(store, readerOf(tenant), id), seconds());
  const record = (name: Parameters<typeof clientRecord>[0], { actor, reason, request_id }: ChangeContext) =>
    clientRecord(name, { actor, reason, request_id, at: clock(), platformTenant });

  api.operation(
    {
      operationId: 'listClients',
      tag: 'clients',
      method: 'get',
      path: '/clients',
      summary: { en: 'List clients', ja: 'クライアントの一覧' },
      permission: 'auth.clients.read',
      query: clientQuery,
      response: { status: 200, schema: clientPage, description: { en: 'A page of them.', ja: 'クライアントの一覧。' } },
      refusals: ['cursor_malformed'],
    },
    async ({ access, query }) => {
      const found = (await listClients(store)).filter(
        (client) =>
          isWithin(client, readerOf(access.tenantId)) && (query.type === undefined || client.type === query.type),
      );
      const views = found.map((client) => clientView(client, seconds()));
      return pageOfItems(`listClients ${query.type ?? ''}`, query, views, ({ client_id }) => client_id);
    },
  );

  api.operation(
    {
      operationId: 'getClient',
      tag: 'clients',
      method: 'get',
      path: '/clients/{id}',
      summary: { en: 'Show a client', ja: 'クライアントの取得' },
      permission: 'auth.clients.read',
      params: byId,
      response: theClient,
      refusals: ['not_found'],
    },
    ({ access, params }) => view(access.tenantId, params.id),
  );

  api.operation(
    {
      operationId: 'registerClient',
      tag: 'clients',
      method: 'post',
      path: '/clients',
      summary: { en: 'Register a client', ja: 'クライアントの登録' },
      permission: 'auth.clients.write',
      body: newClient,
      idempotent: true,
      response: withSecret,
      refusals: ['key_taken', 'permission_missing', 'authentication_too_old'],
    },
    (request) => {
      requireFresh(request.caller, clock);
      let client_secret: string | null = null;
      const shown = async (tenant: TenantId, id: string) => ({ ...(await view(tenant, id)), client_secret });
      return create(request, '/clients', shown, (tenant, context, { receipt }) =>
        createOnce({ store, clock }, tenant, receipt, async (registration_id) => {
          if ((await listClients(store)).some((client) => client.registration_id === registration_id)) return;
          const allow = (client: Client): void => {
            requireOwnProgram(client, readerOf(tenant));
            requireMadeId(request.body.client_id, readerOf(tenant));
          };
          const options = { registration_id, allow, recordOf: record('client.registered', context) };
          const made = async () => registerClient(store, registrationOf(request.body, tenant), seconds(), options);
          client_secret = (await clientProblems(made())).secret;
        }),
      );
    },
  );

  api.operation(
    {
      operationId: 'changeClient',
      tag: 'clients',
      method: 'patch',
      path: '/clients/{id}',
      summary: { en: 'Change a client', ja: 'クライアントの変更' },
      permission: 'auth.clients.write',
      params: byId,
      body: clientChange,
      ifMatch: true,
      response: theClient,
      refusals: ['not_found', 'permission_missing', 'authentication_too_old'],
    },
    (request) => {
      requireFresh(request.caller, clock);
      const { reason: _, ...fields } = request.body;
      return change(request, view, async (tenant, context, { id, expected_version }) => {
        const { client_id } = await clientWithin(store, readerOf(tenant), id);
        const expected = expected_version === 'any' ? null : expected_version;
        const decide = (client: Client): Client => ({ ...client, ...changesOf(client, fields) }) as Client;
        const allow = (client: Client): void => requireOwnProgram(client, readerOf(tenant));
        const recordOf = record('client.changed', context);
        const changed = await clientProblems(changeClient(store, client_id, { expected, decide, allow }, recordOf));
        return changedTo(id, changed.changes);
      });
    },
  );

  api.operation(
    {
      operationId: 'removeClient',
      tag: 'clients',
      method: 'delete',
      path: '/clients/{id}',
      summary: { en: 'Remove a client', ja: 'クライアントの削除' },
      permission: 'auth.clients.write',
      params: byId,
      body: because,
      response: {
        status: 200,
        schema: clientSchema,
        description: { en: 'What was removed.', ja: '削除したクライアント。' },
      },
      refusals: ['not_found', 'authentication_too_old'],
    },
    async ({ access, caller, params, body, request_id }) => {
      requireFresh(caller, clock);
      const client = await clientWithin(store, readerOf(access.tenantId), params.id);
      const context = changeContext(caller, request_id, body.reason);
      const recordOf = record('client.removed', context);
      await clientProblems(removeClient(store, client.client_id, { at: clock(), recordOf }));
      return clientView(client, seconds());
    },
  );

  api.operation(
    {
      operationId: 'makeClientSecret',
      tag: 'clients',
      method: 'post',
      path: '/clients/{id}/secrets',
      summary: { en: 'Give a client a new secret', ja: 'クライアントシークレットの再発行' },
      permission: 'auth.clients.write',
      params: byId,
      body: newSecret,
      idempotent: true,
      response: withSecret,
      refusals: ['not_found', 'reference_closed', 'authentication_too_old'],
    },
    (request) => {
      const { params, body, caller } = request;
      requireFresh(caller, clock);
      let client_secret: string | null = null;
      const shown = async (tenant: TenantId) => ({ ...(await view(tenant, params.id)), client_secret });
      return create(request, `/clients/${params.id}/secrets`, shown, async (tenant, context, { receipt }) => {
        const { client_id } = await clientWithin(store, readerOf(tenant), params.id);
        return createOnce({ store, clock }, tenant, receipt, async () => {
          const { keep_previous_seconds = 0 } = body;
          const options = { now: seconds(), keep_previous_seconds };
          const recordOf = record('client.secret_changed', context);
          client_secret = await clientProblems(rotateClientSecret(store, client_id, options, recordOf));
        });
      });
    },
  );
}

/** @throws ClientRefused `field_unfit` for what programs do not have. */
function registrationOf({ reason: _, ...body }: z.output<typeof newClient>, tenant: TenantId): ClientRegistration {
  const { type, tenant_id, redirect_uris, ...rest } = body;
  if (type !== 'machine') {
    if (tenant_id !== undefined) throw unfit('tenant_id');
    return { ...rest, type, redirect_uris: redirect_uris ?? [] } as ClientRegistration;
  }
  const beyond = OF_PRODUCTS.find((field) => body[field] !== undefined);
  if (beyond !== undefined) throw unfit(beyond);
  return { ...rest, type, tenant_id: tenant_id === undefined ? tenant : tenantId(tenant_id) } as ClientRegistration;
}

const OF_PRODUCTS = [
  ...(['redirect_uris', 'post_logout_redirect_uris', 'backchannel_logout_uri', 'id_token_algorithm'] as const),
  ...(['device_flow', 'product'] as const),
];

/** @throws ClientRefused `field_unfit` for what this client does not have. */
function changesOf(client: Client, fields: Readonly<Record<string, unknown>>): Partial<Client> {
  const beyond = Object.keys(fields).find((name) => !(name in client));
  if (beyond !== undefined) throw unfit(beyond);
  return fields as Partial<Client>;
}

function unfit(field: string): ClientRefused {
  return new ClientRefused('field_unfit', 'This type of client has no such field.', field);
}

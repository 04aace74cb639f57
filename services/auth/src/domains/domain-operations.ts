import { Problem } from '@kiban/http';
import type { TenantId } from '@kiban/postgres';
import { byId, CommandRefused, change, changeContext, create, pageOfEvents, paging, reason } from '@kiban/service';
import { z } from 'zod';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import { createOnce } from '../api/create-once.ts';
import { pageOfItems } from '../api/page-of-items.ts';
import { because } from '../api/reasons.ts';
import { requireFresh } from '../api/require-fresh.ts';
import { changedTo } from '../api/require-version.ts';
import { findConnection } from '../connections/connection.ts';
import { assignDomain, removeDomain } from './change-domain.ts';
import { claimDomain } from './claim-domain.ts';
import { domainsOf, SIGN_IN_DOMAIN } from './domain.ts';
import { domainFieldsSchema, domainSchema, domainView, newDomainSchema } from './domain-schema.ts';
import { verifyDomain } from './verify-domain.ts';

const theOne = {
  status: 200,
  schema: domainSchema,
  description: { en: 'The domain.', ja: 'ドメイン。' },
  etag: true,
} as const;
const write = { tag: 'domains', permission: 'auth.connections.write' } as const;

/** Domains of a company, over HTTP. */
export function domainOperations(api: AuthApi, parts: ApiParts): void {
  const { store, clock } = parts;
  const shown = async (tenant: TenantId, id: string) => {
    const found = await store.get(tenant, SIGN_IN_DOMAIN, id);
    return found === undefined ? null : domainView(found.data);
  };
  const requireConnection = async (tenant: TenantId, id: string | null): Promise<void> => {
    if (id === null || (await findConnection(store, tenant, id)) !== undefined) return;
    throw new CommandRefused('reference_unknown', 'There is no such connection here.', { field: 'connection_id' });
  };

  api.operation(
    {
      operationId: 'listSignInDomains',
      tag: 'domains',
      method: 'get',
      path: '/domains',
      summary: { en: 'List domains', ja: 'ドメインの一覧' },
      permission: 'auth.connections.read',
      query: z.strictObject(paging()),
      response: {
        status: 200,
        schema: pageOfEvents(domainSchema, 'SignInDomainPage', 'Domains.', 'ドメインの一覧。'),
        description: { en: 'A page of them, the oldest first.', ja: '古い順の一覧。' },
      },
      refusals: ['cursor_malformed'],
    },
    async ({ access, query }) => {
      const views = (await domainsOf(store, access.tenantId)).map(domainView);
      return pageOfItems('listSignInDomains', query, views, ({ id }) => id);
    },
  );

  api.operation(
    {
      ...write,
      operationId: 'claimSignInDomain',
      method: 'post',
      path: '/domains',
      summary: { en: 'Claim a domain', ja: 'ドメインの登録' },
      description: {
        en: 'Then put the record into the DNS and have it verified.',
        ja: '登録後、DNS にレコードを追加して確認を実行してください。',
      },
      body: newDomainSchema,
      idempotent: true,
      response: { ...theOne, status: 201 },
      refusals: ['domain_malformed', 'key_taken', 'reference_unknown'],
    },
    async (request) => {
      const { domain: name, connection_id } = request.body;
      return create(request, '/domains', shown, async (tenant, { actor, reason, request_id }, { receipt }) => {
        await requireConnection(tenant, connection_id);
        return createOnce(parts, tenant, receipt, (id) =>
          claimDomain(store, tenant, id, { name, connection_id }, { actor, reason, request_id, at: clock() }),
        );
      });
    },
  );

  api.operation(
    {
      operationId: 'getSignInDomain',
      tag: 'domains',
      method: 'get',
      path: '/domains/{id}',
      summary: { en: 'Show a domain', ja: 'ドメインの取得' },
      permission: 'auth.connections.read',
      params: byId,
      response: theOne,
      refusals: ['not_found'],
    },
    async ({ access, params }) => {
      const view = await shown(access.tenantId, params.id);
      if (view === null) throw new CommandRefused('not_found', 'There is no such domain here.');
      return view;
    },
  );

  api.operation(
    {
      ...write,
      operationId: 'changeSignInDomain',
      method: 'put',
      path: '/domains/{id}',
      summary: { en: 'Change how the people of a domain sign in', ja: 'ドメインのログイン方法の変更' },
      params: byId,
      body: domainFieldsSchema,
      ifMatch: true,
      response: theOne,
      refusals: ['not_found', 'reference_unknown', 'authentication_too_old'],
    },
    async (request) => {
      requireFresh(request.caller, clock);
      const { connection_id } = request.body;
      return change(request, shown, async (tenant, { actor, reason, request_id }, target) => {
        await requireConnection(tenant, connection_id);
        const act = { actor, reason, request_id, at: clock() };
        return changedTo(target.id, (await assignDomain(store, tenant, target, connection_id, act)).changes);
      });
    },
  );

  api.operation(
    {
      ...write,
      operationId: 'verifySignInDomain',
      method: 'post',
      path: '/domains/{id}/verify',
      summary: { en: 'Look whether the DNS proves a domain', ja: 'ドメインの確認' },
      params: byId,
      body: z.strictObject({ reason }),
      response: theOne,
      refusals: ['not_found', 'proof_missing', 'domain_taken', 'unavailable'],
    },
    async ({ access, caller, params, body, request_id }) => {
      const { actor, reason } = changeContext(caller, request_id, body.reason);
      const act = { actor, reason, request_id, at: clock() };
      const { resolveTxt } = parts.connections;
      return domainView(await verifyDomain(store, asked(resolveTxt), access.tenantId, params.id, act));
    },
  );

  api.operation(
    {
      ...write,
      operationId: 'removeSignInDomain',
      method: 'delete',
      path: '/domains/{id}',
      summary: { en: 'Give up a domain', ja: 'ドメインの削除' },
      params: byId,
      body: because,
      response: theOne,
      refusals: ['not_found', 'authentication_too_old'],
    },
    async ({ access, caller, params, body, request_id }) => {
      requireFresh(caller, clock);
      const { actor, reason } = changeContext(caller, request_id, body.reason);
      const act = { actor, reason, request_id, at: clock() };
      return domainView(await removeDomain(store, access.tenantId, params.id, act));
    },
  );
}

/** A resolver that cannot be asked is none of the caller's faults. */
function asked(resolveTxt: ApiParts['connections']['resolveTxt']): ApiParts['connections']['resolveTxt'] {
  return (name) =>
    resolveTxt(name).catch((cause: unknown) => {
      const detail = {
        en: 'The DNS cannot be asked now. Try again.',
        ja: '現在 DNS に問い合わせできません。しばらくしてからお試しください。',
      };
      throw new Problem(503, 'unavailable', detail, { headers: { 'retry-after': '5' }, cause });
    });
}

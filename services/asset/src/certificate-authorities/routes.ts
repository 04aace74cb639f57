import type { TenantId } from '@kiban/postgres';
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
import type { AssetApi } from '../api/asset-api.ts';
import type { AssetParts } from '../api/asset-parts.ts';
import { historyOperation } from '../api/history.ts';
import { revocationListUrl } from '../revocation-lists/revocation-list-url.ts';
import {
  authorityChange,
  authoritySchema,
  authorityStatus,
  importedAuthority,
  newAuthority,
  theAuthority,
} from './authority-schema.ts';
import { changeAuthority } from './change-authority.ts';
import { createAuthority } from './create-authority.ts';
import { importAuthority } from './import-authority.ts';
import { type AuthorityView, findAuthority, listAuthorities } from './read-authorities.ts';
import { retireAuthority } from './retire-authority.ts';

const authorityQuery = z.strictObject({
  status: repeatable(authorityStatus, 'Whether in use; several may be given.', '状態。複数指定できます。'),
  ...paging(),
  asOf,
});
const authorityPage = pageOf(
  authoritySchema,
  'CertificateAuthorityPage',
  'Certificate authorities, by name.',
  '認証局の一覧（名前順）。',
);
const tag = 'certificate-authorities';
const reading = { tag, permission: 'asset.certificate_authorities.read' } as const;
const writing = { tag, permission: 'asset.certificate_authorities.write' } as const;

/** Certificate authorities over HTTP. */
export function certificateAuthorityRoutes(api: AssetApi, parts: AssetParts): void {
  const { database, origin } = parts;
  const shown = (tenantId: TenantId, view: AuthorityView) => ({
    ...view,
    revocation_list_url: view.source === 'external' ? null : revocationListUrl(origin, tenantId, view.id),
  });
  const viewAt = async (tenantId: TenantId, id: string, at: string | null) => {
    const view = await findAuthority(database, tenantId, id, at);
    return view === null ? null : shown(tenantId, view);
  };
  const now = (tenantId: TenantId, id: string) => viewAt(tenantId, id, null);

  api.operation(
    {
      ...reading,
      operationId: 'listCertificateAuthorities',
      method: 'get',
      path: '/certificate-authorities',
      summary: { en: 'List certificate authorities', ja: '認証局の一覧' },
      query: authorityQuery,
      response: {
        status: 200,
        schema: authorityPage,
        description: { en: 'A page of certificate authorities.', ja: '認証局の一覧。' },
      },
      refusals: listRefusals,
    },
    ({ access, query }) => {
      const { tenantId } = access;
      const list = { name: 'listCertificateAuthorities', schema: authorityQuery };
      return pageFor({ database, access }, list, query, async (filters, page) => {
        const { items, ...rest } = await listAuthorities(database, tenantId, { ...filters, ...page });
        return { ...rest, items: items.map((view) => shown(tenantId, view)) };
      });
    },
  );

  api.operation(
    {
      ...reading,
      operationId: 'getCertificateAuthority',
      method: 'get',
      path: '/certificate-authorities/{id}',
      summary: { en: 'Show a certificate authority', ja: '認証局の取得' },
      params: byId,
      query: atMoment,
      response: theAuthority,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) =>
      found(await viewAt(access.tenantId, params.id, await momentOf({ database, access }, query.asOf))),
  );

  api.operation(
    {
      ...writing,
      operationId: 'createCertificateAuthority',
      method: 'post',
      path: '/certificate-authorities',
      summary: { en: 'Make a certificate authority', ja: '認証局の作成' },
      body: newAuthority,
      idempotent: true,
      response: { ...theAuthority, status: 201 },
      refusals: ['key_taken'],
    },
    (request) => {
      const organization = request.access.tenant.name;
      return create(request, '/certificate-authorities', now, (tenantId, context, creating) =>
        createAuthority(parts, tenantId, context, { ...creating, ...fieldsOf(request.body), organization }),
      );
    },
  );

  api.operation(
    {
      ...writing,
      operationId: 'importCertificateAuthority',
      method: 'post',
      path: '/certificate-authorities/import',
      summary: { en: 'Take over a certificate authority that exists', ja: '既存の認証局の取り込み' },
      body: importedAuthority,
      idempotent: true,
      response: { ...theAuthority, status: 201 },
      refusals: ['key_taken'],
    },
    (request) => {
      const { private_key_pem = null, ...fields } = fieldsOf(request.body);
      return create(request, '/certificate-authorities/import', now, (tenantId, context, creating) =>
        importAuthority(parts, tenantId, context, { ...creating, ...fields, private_key_pem }),
      );
    },
  );

  api.operation(
    {
      ...writing,
      operationId: 'changeCertificateAuthority',
      method: 'patch',
      path: '/certificate-authorities/{id}',
      summary: { en: 'Rename a certificate authority', ja: '認証局の名前の変更' },
      params: byId,
      body: authorityChange,
      ifMatch: true,
      response: theAuthority,
      refusals: ['not_found', 'already_closed', 'key_taken'],
    },
    (request) =>
      change(request, now, (tenantId, context, target) =>
        changeAuthority(database, tenantId, context, { ...target, fields: fieldsOf(request.body) }),
      ),
  );

  api.operation(
    {
      ...writing,
      operationId: 'retireCertificateAuthority',
      method: 'post',
      path: '/certificate-authorities/{id}/retire',
      summary: { en: 'Let a certificate authority issue no more', ja: '認証局の廃止' },
      params: byId,
      body: ending,
      ifMatch: true,
      response: theAuthority,
      refusals: ['not_found', 'already_closed'],
    },
    (request) =>
      change(request, now, (tenantId, context, target) => retireAuthority(database, tenantId, context, target)),
  );

  historyOperation(api, database, {
    ...reading,
    kind: 'certificate_authority',
    operationId: 'certificateAuthorityHistory',
    path: '/certificate-authorities/{id}/history',
    summary: { en: 'What happened to a certificate authority', ja: '認証局の履歴' },
    shown: ({ tenantId }, id, at) => viewAt(tenantId, id, at),
  });
}

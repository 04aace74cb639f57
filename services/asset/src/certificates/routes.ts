import {
  atMoment,
  byId,
  create,
  type Entry,
  fieldsOf,
  found,
  listRefusals,
  momentOf,
  momentRefusals,
  pageFor,
  pageOf,
} from '@kiban/service';
import type { AssetApi } from '../api/asset-api.ts';
import type { AssetParts } from '../api/asset-parts.ts';
import { historyOperation } from '../api/history.ts';
import { normalSerialNumber } from '../x509/read-certificate.ts';
import { actRoutes } from './act-routes.ts';
import { certificateQuery } from './certificate-query.ts';
import {
  certificateRenewal,
  certificateSchema,
  importedCertificate,
  newCertificate,
  theCertificate,
} from './certificate-schema.ts';
import { issueCertificate } from './issue-certificate.ts';
import { listCertificates, readCertificateView } from './read-certificates.ts';
import { registerCertificate } from './register-certificate.ts';
import { renewCertificate } from './renew-certificate.ts';

const certificatePage = pageOf(certificateSchema, 'CertificatePage', 'Certificates.', '証明書の一覧。');
const tag = 'certificates';
const reading = { tag, permission: 'asset.certificates.read' } as const;
const writing = { tag, permission: 'asset.certificates.write' } as const;
const issuing = ['reference_unknown', 'reference_closed', 'authority_cannot_sign'] as const;

/** Certificates over HTTP. */
export function certificateRoutes(api: AssetApi, parts: AssetParts): void {
  const { database } = parts;
  const shown = ({ tenantId, reach }: Entry, id: string, at: string | null) =>
    readCertificateView(database, tenantId, { id, at, reach });

  api.operation(
    {
      ...reading,
      operationId: 'listCertificates',
      method: 'get',
      path: '/certificates',
      summary: {
        en: 'List certificates, with who held them, where, and who made it so',
        ja: '証明書の一覧（その時点の端末・店舗・変更者つき）',
      },
      query: certificateQuery,
      response: {
        status: 200,
        schema: certificatePage,
        description: { en: 'A page of certificates.', ja: '証明書の一覧。' },
      },
      refusals: listRefusals,
    },
    ({ access, query }) =>
      pageFor({ database, access }, { name: 'listCertificates', schema: certificateQuery }, query, (filters, page) =>
        listCertificates(database, access.tenantId, {
          ...filters,
          ...(filters.serial_number === undefined ? {} : { serial_number: normalSerialNumber(filters.serial_number) }),
          ...page,
          sort: filters.sort ?? 'not_after',
          reach: access.reach,
        }),
      ),
  );

  api.operation(
    {
      ...reading,
      operationId: 'getCertificate',
      method: 'get',
      path: '/certificates/{id}',
      summary: { en: 'Show a certificate', ja: '証明書の取得' },
      params: byId,
      query: atMoment,
      response: theCertificate,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) =>
      found(await shown(access, params.id, await momentOf({ database, access }, query.asOf))),
  );

  api.operation(
    {
      ...writing,
      operationId: 'issueCertificate',
      method: 'post',
      path: '/certificates',
      summary: { en: 'Issue a certificate to a device', ja: '端末への証明書の発行' },
      body: newCertificate,
      idempotent: true,
      response: { ...theCertificate, status: 201 },
      refusals: issuing,
    },
    (request) => {
      const { access } = request;
      const { authority_id = null, ...fields } = fieldsOf(request.body);
      const view = (_: unknown, id: string) => shown(access, id, null);
      return create(request, '/certificates', view, (tenantId, context, creating) =>
        issueCertificate(parts, tenantId, context, {
          ...{ ...creating, ...fields, authority_id },
          renews: null,
          reach: access.reach,
        }),
      );
    },
  );

  api.operation(
    {
      ...writing,
      operationId: 'importCertificate',
      method: 'post',
      path: '/certificates/import',
      summary: { en: 'Register a certificate that exists', ja: '発行済みの証明書の登録' },
      body: importedCertificate,
      idempotent: true,
      response: { ...theCertificate, status: 201 },
      refusals: ['not_found', 'reference_unknown', 'reference_closed', 'key_taken'],
    },
    (request) => {
      const { access } = request;
      const { device_id = null, ...fields } = fieldsOf(request.body);
      const view = (_: unknown, id: string) => shown(access, id, null);
      return create(request, '/certificates/import', view, (tenantId, context, creating) =>
        registerCertificate(database, tenantId, context, { ...creating, ...fields, device_id, reach: access.reach }),
      );
    },
  );

  api.operation(
    {
      ...writing,
      operationId: 'renewCertificate',
      method: 'post',
      path: '/certificates/{id}/renew',
      summary: { en: 'Issue a certificate that follows this one', ja: '証明書の更新' },
      params: byId,
      body: certificateRenewal,
      idempotent: true,
      response: { ...theCertificate, status: 201 },
      refusals: ['not_found', 'certificate_revoked', ...issuing],
    },
    async (request) => {
      const { access, params } = request;
      found(await shown(access, params.id, null));
      const { authority_id = null, ...fields } = fieldsOf(request.body);
      const view = (_: unknown, id: string) => shown(access, id, null);
      return create(request, `/certificates/${params.id}/renew`, view, (tenantId, context, creating) =>
        renewCertificate(parts, tenantId, context, {
          ...{ ...creating, ...fields, authority_id, id: params.id },
          reach: access.reach,
        }),
      );
    },
  );

  actRoutes(api, database);

  historyOperation(api, database, {
    ...{ ...reading, kind: 'certificate', shown },
    operationId: 'certificateHistory',
    path: '/certificates/{id}/history',
    summary: { en: 'What happened to a certificate', ja: '証明書の履歴' },
  });
}

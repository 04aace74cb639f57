import type { Database } from '@kiban/postgres';
import {
  asOf,
  atMoment,
  byId,
  change,
  create,
  described,
  type Entry,
  ending,
  found,
  id,
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
import { codeSchema, codeStatus, issuedCodeSchema, newCodeSchema } from './code-schema.ts';
import { issueCode } from './issue-code.ts';
import { listCodes, readCode } from './read-codes.ts';
import { revokeCode } from './revoke-code.ts';

const codeQuery = z.strictObject({
  device_id: described(id().exactOptional(), 'Of this device.', 'この端末のコード。'),
  status: repeatable(codeStatus, 'Status; several may be given.', '状態。複数指定できます。'),
  ...paging(),
  asOf,
});
const theCode = {
  status: 200,
  schema: codeSchema,
  description: { en: 'The code, without its text.', ja: '登録コード（文字列は含みません）。' },
  etag: true,
} as const;

/** Codes by which devices are enrolled, over HTTP. */
export function enrolmentCodeRoutes(api: AssetApi, database: Database): void {
  const shown = ({ tenantId, reach }: Entry, id: string, at: string | null) =>
    readCode(database, tenantId, { id, at, reach });

  api.operation(
    {
      operationId: 'listEnrolmentCodes',
      tag: 'devices',
      method: 'get',
      path: '/enrolment-codes',
      summary: { en: 'List enrolment codes', ja: '登録コードの一覧' },
      permission: 'asset.devices.read',
      query: codeQuery,
      response: {
        status: 200,
        schema: pageOf(codeSchema, 'EnrolmentCodePage', 'Enrolment codes.', '登録コードの一覧。'),
        description: { en: 'A page of codes, without their text.', ja: '登録コードの一覧（文字列は含みません）。' },
      },
      refusals: listRefusals,
    },
    ({ access, query }) =>
      pageFor({ database, access }, { name: 'listEnrolmentCodes', schema: codeQuery }, query, (filters, page) =>
        listCodes(database, access.tenantId, { ...filters, ...page, reach: access.reach }),
      ),
  );

  api.operation(
    {
      operationId: 'getEnrolmentCode',
      tag: 'devices',
      method: 'get',
      path: '/enrolment-codes/{id}',
      summary: { en: 'Show an enrolment code', ja: '登録コードの取得' },
      permission: 'asset.devices.read',
      params: byId,
      query: atMoment,
      response: theCode,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) =>
      found(await shown(access, params.id, await momentOf({ database, access }, query.asOf))),
  );

  api.operation(
    {
      operationId: 'issueEnrolmentCode',
      tag: 'devices',
      method: 'post',
      path: '/enrolment-codes',
      summary: { en: 'Give out a code to enrol a device', ja: '登録コードの発行' },
      permission: 'asset.enrolment_codes.write',
      body: newCodeSchema,
      idempotent: true,
      response: {
        status: 201,
        schema: issuedCodeSchema,
        description: { en: 'The code. Its text is shown this once.', ja: '登録コード。文字列は今回だけ表示されます。' },
        etag: true,
      },
      refusals: ['reference_unknown', 'already_closed'],
    },
    (request) => {
      const { access, body } = request;
      let code: string | null = null;
      const view = async (_: unknown, id: string) => {
        const issued = await shown(access, id, null);
        return issued === null ? null : { ...issued, code };
      };
      return create(request, '/enrolment-codes', view, async (tenantId, context, creating) => {
        const { device_id, valid_hours } = body;
        const issued = await issueCode(database, tenantId, context, {
          ...{ ...creating, device_id, valid_hours, reach: access.reach },
        });
        code = issued.code;
        return issued;
      });
    },
  );

  api.operation(
    {
      operationId: 'revokeEnrolmentCode',
      tag: 'devices',
      method: 'post',
      path: '/enrolment-codes/{id}/revoke',
      summary: { en: 'Revoke an enrolment code', ja: '登録コードの取り消し' },
      permission: 'asset.enrolment_codes.write',
      params: byId,
      body: ending,
      ifMatch: true,
      response: theCode,
      refusals: ['not_found', 'already_closed'],
    },
    (request) => {
      const { access } = request;
      const view = (_: unknown, id: string) => shown(access, id, null);
      return change(request, view, (tenantId, context, target) =>
        revokeCode(database, tenantId, context, { ...target, reach: access.reach }),
      );
    },
  );
}

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
  requireWithin,
} from '@kiban/service';
import { z } from 'zod';
import type { DirectoryApi } from '../api/directory-api.ts';
import { historyOperation } from '../api/history.ts';
import { changeUnit } from './change-unit.ts';
import { closeUnit } from './close-unit.ts';
import { createUnit } from './create-unit.ts';
import { moveUnit } from './move-unit.ts';
import {
  newOrganizationUnit,
  organizationUnitChange,
  organizationUnitMove,
  organizationUnitReopening,
  organizationUnitSchema,
  unitStatus,
} from './organization-unit-schema.ts';
import { findUnit, listUnits } from './read-units.ts';
import { reopenUnit } from './reopen-unit.ts';

const unitQuery = z.strictObject({
  status: repeatable(unitStatus, 'Whether active; several may be given.', '状態。複数指定できます。'),
  ...paging(1_000),
  asOf,
});
const unitPage = pageOf(organizationUnitSchema, 'OrganizationUnitPage', 'Organisation units.', '組織の一覧。');
const theUnit = {
  status: 200,
  schema: organizationUnitSchema,
  description: { en: 'The organisation unit.', ja: '組織。' },
  etag: true,
} as const;
const references = ['key_taken', 'reference_closed', 'reference_unknown'] as const;

/** Organisation units over HTTP. */
export function organizationUnitRoutes(api: DirectoryApi, database: Database): void {
  const now = (tenantId: TenantId, id: string) => findUnit(database, tenantId, id, null);

  api.operation(
    {
      operationId: 'listOrganizationUnits',
      tag: 'organization-units',
      method: 'get',
      path: '/organization-units',
      summary: { en: 'List organisation units, parents before children', ja: '組織の一覧（上位から順）' },
      permission: 'directory.organization_units.read',
      query: unitQuery,
      response: { status: 200, schema: unitPage, description: { en: 'A page of units.', ja: '組織の一覧。' } },
      refusals: listRefusals,
    },
    ({ access, query }) =>
      pageFor({ database, access }, { name: 'listOrganizationUnits', schema: unitQuery }, query, (filters, page) =>
        listUnits(database, access.tenantId, { ...filters, ...page, reach: access.reach }),
      ),
  );

  api.operation(
    {
      operationId: 'getOrganizationUnit',
      tag: 'organization-units',
      method: 'get',
      path: '/organization-units/{id}',
      summary: { en: 'Show an organisation unit', ja: '組織の取得' },
      permission: 'directory.organization_units.read',
      params: byId,
      query: atMoment,
      response: theUnit,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) => {
      requireWithin(access.reach, { unit_id: params.id });
      const at = await momentOf({ database, access }, query.asOf);
      return found(await findUnit(database, access.tenantId, params.id, at));
    },
  );

  api.operation(
    {
      operationId: 'createOrganizationUnit',
      tag: 'organization-units',
      method: 'post',
      path: '/organization-units',
      summary: { en: 'Create an organisation unit', ja: '組織の作成' },
      permission: 'directory.organization_units.write',
      body: newOrganizationUnit,
      idempotent: true,
      response: { ...theUnit, status: 201 },
      refusals: references,
    },
    (request) =>
      create(request, '/organization-units', now, (tenantId, context, creating) =>
        createUnit(database, tenantId, context, { ...creating, fields: fieldsOf(request.body) }),
      ),
  );

  api.operation(
    {
      operationId: 'changeOrganizationUnit',
      tag: 'organization-units',
      method: 'patch',
      path: '/organization-units/{id}',
      summary: { en: 'Change an organisation unit', ja: '組織の変更' },
      permission: 'directory.organization_units.write',
      params: byId,
      body: organizationUnitChange,
      ifMatch: true,
      response: theUnit,
      refusals: ['not_found', 'already_closed', ...references],
    },
    (request) =>
      change(request, now, (tenantId, context, target) =>
        changeUnit(database, tenantId, context, { ...target, fields: fieldsOf(request.body) }),
      ),
  );

  api.operation(
    {
      operationId: 'moveOrganizationUnit',
      tag: 'organization-units',
      method: 'post',
      path: '/organization-units/{id}/move',
      summary: { en: 'Move an organisation unit with all that is below it', ja: '組織の移動（配下ごと）' },
      permission: 'directory.organization_units.write',
      params: byId,
      body: organizationUnitMove,
      ifMatch: true,
      response: theUnit,
      refusals: ['not_found', 'already_closed', 'would_make_a_cycle', 'reference_closed', 'reference_unknown'],
    },
    (request) =>
      change(request, now, (tenantId, context, target) =>
        moveUnit(database, tenantId, context, { ...target, parent_id: request.body.parent_id }),
      ),
  );

  api.operation(
    {
      operationId: 'closeOrganizationUnit',
      tag: 'organization-units',
      method: 'post',
      path: '/organization-units/{id}/close',
      summary: { en: 'Close an organisation unit in which nothing is open', ja: '組織の廃止（中が空の場合）' },
      permission: 'directory.organization_units.write',
      params: byId,
      body: ending,
      ifMatch: true,
      response: theUnit,
      refusals: ['not_found', 'already_closed', 'not_empty'],
    },
    (request) => change(request, now, (tenantId, context, target) => closeUnit(database, tenantId, context, target)),
  );

  api.operation(
    {
      operationId: 'reopenOrganizationUnit',
      tag: 'organization-units',
      method: 'post',
      path: '/organization-units/{id}/reopen',
      summary: { en: 'Open a closed organisation unit again', ja: '組織の再開' },
      permission: 'directory.organization_units.write',
      params: byId,
      body: organizationUnitReopening,
      ifMatch: true,
      response: theUnit,
      refusals: ['not_found', 'still_open', 'would_make_a_cycle', ...references],
    },
    (request) =>
      change(request, now, (tenantId, context, target) =>
        reopenUnit(database, tenantId, context, { ...target, fields: fieldsOf(request.body) }),
      ),
  );

  historyOperation(api, database, {
    kind: 'organization_unit',
    operationId: 'organizationUnitHistory',
    tag: 'organization-units',
    path: '/organization-units/{id}/history',
    summary: { en: 'What happened to an organisation unit', ja: '組織の履歴' },
    permission: 'directory.organization_units.read',
  });
}

import type { Database, TenantId } from '@kiban/postgres';
import {
  asOf,
  atMoment,
  byId,
  change,
  create,
  described,
  type Entry,
  ending,
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
} from '@kiban/service';
import { z } from 'zod';
import type { DirectoryApi } from '../api/directory-api.ts';
import { historyOperation } from '../api/history.ts';
import { assignRole } from './assign-role.ts';
import { changeAssignment } from './change-assignment.ts';
import { endAssignment } from './end-assignment.ts';
import type { Giver } from './giver.ts';
import { findAssignment, listAssignments } from './read-assignments.ts';
import {
  assignmentStatus,
  newRoleAssignment,
  roleAssignmentChange,
  roleAssignmentSchema,
  roleField,
} from './role-assignment-schema.ts';

const assignmentQuery = z.strictObject({
  user_id: described(id().exactOptional(), 'Of this user.', 'この利用者の役割。'),
  role: roleField.exactOptional(),
  store_id: described(id().exactOptional(), 'Given for this store.', 'この店舗についての役割。'),
  unit_id: described(id().exactOptional(), 'Given for this unit itself.', 'この組織についての役割。'),
  status: repeatable(assignmentStatus, 'Whether it was ended; several may be given.', '状態。複数指定できます。'),
  effective: described(
    z.enum(['true', 'false']).exactOptional(),
    'Only those that count at the moment, or only the others.',
    'その時点で有効なもの（true）、または無効なもの（false）だけ。',
  ),
  ...paging(),
  asOf,
});
const assignmentPage = pageOf(
  roleAssignmentSchema,
  'RoleAssignmentPage',
  'Who holds which role.',
  '役割の割り当ての一覧。',
);
const theAssignment = {
  status: 200,
  schema: roleAssignmentSchema,
  description: { en: 'The assignment.', ja: '割り当て。' },
  etag: true,
} as const;
const given = [
  'reference_unknown',
  'reference_closed',
  'role_not_for_place',
  'period_reversed',
  'role_beyond_own',
] as const;

/** Who holds which role, over HTTP. */
export function roleAssignmentRoutes(api: DirectoryApi, database: Database): void {
  const seenBy =
    ({ reach }: Entry) =>
    (tenantId: TenantId, assignment: string) =>
      findAssignment(database, tenantId, assignment, null, reach);
  const giverOf = ({ user, reach }: Entry): Giver => ({ user_id: user?.id ?? null, reach });

  api.operation(
    {
      operationId: 'listRoleAssignments',
      tag: 'roles',
      method: 'get',
      path: '/role-assignments',
      summary: { en: 'List who holds which role', ja: '役割の割り当ての一覧' },
      permission: 'directory.role_assignments.read',
      query: assignmentQuery,
      response: { status: 200, schema: assignmentPage, description: { en: 'A page of them.', ja: '割り当ての一覧。' } },
      refusals: listRefusals,
    },
    ({ access, query }) =>
      pageFor(
        { database, access },
        { name: 'listRoleAssignments', schema: assignmentQuery },
        query,
        ({ effective, ...filters }, page) =>
          listAssignments(database, access.tenantId, {
            ...{ ...filters, ...page, reach: access.reach },
            effective: effective === undefined ? undefined : effective === 'true',
          }),
      ),
  );

  api.operation(
    {
      operationId: 'getRoleAssignment',
      tag: 'roles',
      method: 'get',
      path: '/role-assignments/{id}',
      summary: { en: 'Show an assignment', ja: '割り当ての取得' },
      permission: 'directory.role_assignments.read',
      params: byId,
      query: atMoment,
      response: theAssignment,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) => {
      const at = await momentOf({ database, access }, query.asOf);
      return found(await findAssignment(database, access.tenantId, params.id, at, access.reach));
    },
  );

  api.operation(
    {
      operationId: 'assignRole',
      tag: 'roles',
      method: 'post',
      path: '/role-assignments',
      summary: { en: 'Give a user a role', ja: '役割の付与' },
      permission: 'directory.role_assignments.write',
      body: newRoleAssignment,
      idempotent: true,
      response: { ...theAssignment, status: 201 },
      refusals: ['not_found', 'key_taken', ...given],
    },
    (request) =>
      create(request, '/role-assignments', seenBy(request.access), (tenantId, context, creating) => {
        const { unit_id = null, store_id = null, ...fields } = fieldsOf(request.body);
        const giver = giverOf(request.access);
        return assignRole(database, tenantId, context, {
          ...creating,
          giver,
          fields: { ...fields, unit_id, store_id },
        });
      }),
  );

  api.operation(
    {
      operationId: 'changeRoleAssignment',
      tag: 'roles',
      method: 'patch',
      path: '/role-assignments/{id}',
      summary: { en: 'Give an assignment another period', ja: '割り当ての期間の変更' },
      permission: 'directory.role_assignments.write',
      params: byId,
      body: roleAssignmentChange,
      ifMatch: true,
      response: theAssignment,
      refusals: ['not_found', 'already_closed', 'period_reversed', 'role_beyond_own', 'last_administrator'],
    },
    (request) =>
      change(request, seenBy(request.access), (tenantId, context, target) =>
        changeAssignment(database, tenantId, context, {
          ...target,
          ...{ giver: giverOf(request.access), fields: fieldsOf(request.body) },
        }),
      ),
  );

  api.operation(
    {
      operationId: 'endRoleAssignment',
      tag: 'roles',
      method: 'post',
      path: '/role-assignments/{id}/end',
      summary: { en: 'Take a role away', ja: '役割の取り消し' },
      permission: 'directory.role_assignments.write',
      params: byId,
      body: ending,
      ifMatch: true,
      response: theAssignment,
      refusals: ['not_found', 'already_closed', 'role_beyond_own', 'last_administrator'],
    },
    (request) =>
      change(request, seenBy(request.access), (tenantId, context, target) =>
        endAssignment(database, tenantId, context, { ...target, giver: giverOf(request.access) }),
      ),
  );

  historyOperation(api, database, {
    kind: 'role_assignment',
    operationId: 'roleAssignmentHistory',
    tag: 'roles',
    path: '/role-assignments/{id}/history',
    summary: { en: 'What happened to an assignment', ja: '割り当ての履歴' },
    permission: 'directory.role_assignments.read',
  });
}

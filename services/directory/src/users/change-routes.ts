import type { Database, TenantId } from '@kiban/postgres';
import { byId, change, ending, fieldsOf } from '@kiban/service';
import type { DirectoryApi } from '../api/directory-api.ts';
import { requireAuthorityOver } from './authority-over.ts';
import { changeUser } from './change-user.ts';
import { leaveUser } from './leave-user.ts';
import type { findUser } from './read-users.ts';
import { resumeUser } from './resume-user.ts';
import { returnUser } from './return-user.ts';
import { suspendUser } from './suspend-user.ts';
import { userChange, userReturning, userSchema } from './user-schema.ts';

const theUser = {
  status: 200,
  schema: userSchema,
  description: { en: 'The user.', ja: '利用者。' },
  etag: true,
} as const;

/** What changes a user, over HTTP. `now` shows the user as they are. */
export function changeRoutes(
  api: DirectoryApi,
  database: Database,
  now: (tenantId: TenantId, id: string) => ReturnType<typeof findUser>,
): void {
  const common = {
    permission: 'directory.users.write',
    params: byId,
    ifMatch: true,
    response: theUser,
  } as const;

  api.operation(
    {
      ...common,
      operationId: 'changeUser',
      tag: 'users',
      method: 'patch',
      path: '/users/{id}',
      summary: { en: 'Change a user', ja: '利用者の変更' },
      body: userChange,
      refusals: ['not_found', 'already_closed', 'key_taken', 'role_beyond_own'],
    },
    async (request) => {
      const { access, params, body } = request;
      if (body.email !== undefined || body.login_id !== undefined)
        await requireAuthorityOver(database, access, params.id);
      return change(request, now, (tenantId, context, target) =>
        changeUser(database, tenantId, context, { ...target, fields: fieldsOf(body) }),
      );
    },
  );

  api.operation(
    {
      ...common,
      operationId: 'suspendUser',
      tag: 'users',
      method: 'post',
      path: '/users/{id}/suspend',
      summary: { en: 'Suspend a user: they can no longer sign in', ja: '利用者の停止（ログイン不可）' },
      body: ending,
      refusals: ['not_found', 'already_closed', 'last_administrator', 'role_beyond_own'],
    },
    async (request) => {
      await requireAuthorityOver(database, request.access, request.params.id);
      return change(request, now, (tenantId, context, target) => suspendUser(database, tenantId, context, target));
    },
  );

  api.operation(
    {
      ...common,
      operationId: 'resumeUser',
      tag: 'users',
      method: 'post',
      path: '/users/{id}/resume',
      summary: { en: 'Let a suspended user in again', ja: '停止した利用者の再開' },
      body: userReturning,
      refusals: ['not_found', 'already_closed', 'still_open', 'key_taken', 'role_beyond_own'],
    },
    async (request) => {
      await requireAuthorityOver(database, request.access, request.params.id);
      return change(request, now, (tenantId, context, target) =>
        resumeUser(database, tenantId, context, { ...target, fields: fieldsOf(request.body) }),
      );
    },
  );

  api.operation(
    {
      ...common,
      operationId: 'leaveUser',
      tag: 'users',
      method: 'post',
      path: '/users/{id}/leave',
      summary: { en: 'A user works here no more; memberships and roles end', ja: '利用者の退職（所属と役割も終了）' },
      body: ending,
      refusals: ['not_found', 'already_closed', 'last_administrator', 'role_beyond_own'],
    },
    async (request) => {
      await requireAuthorityOver(database, request.access, request.params.id);
      return change(request, now, (tenantId, context, target) => leaveUser(database, tenantId, context, target));
    },
  );

  api.operation(
    {
      ...common,
      operationId: 'returnUser',
      tag: 'users',
      method: 'post',
      path: '/users/{id}/return',
      summary: { en: 'A user who had left is back', ja: '退職した利用者の復帰' },
      body: userReturning,
      refusals: ['not_found', 'still_open', 'key_taken'],
    },
    (request) =>
      change(request, now, (tenantId, context, target) =>
        returnUser(database, tenantId, context, { ...target, fields: fieldsOf(request.body) }),
      ),
  );
}

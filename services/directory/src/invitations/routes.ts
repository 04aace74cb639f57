import type { Database, TenantId } from '@kiban/postgres';
import { asOf, byId, create, found, listRefusals, pageFor, pageOf, paging } from '@kiban/service';
import { z } from 'zod';
import type { DirectoryApi } from '../api/directory-api.ts';
import { requireAuthorityOver } from '../users/authority-over.ts';
import { findUser } from '../users/read-users.ts';
import { invitationSchema, newInvitation } from './invitation-schema.ts';
import { listInvitations } from './read-invitations.ts';
import { sendInvitation } from './send-invitation.ts';

const invitationQuery = z.strictObject({ ...paging(), asOf });
const invitationPage = pageOf(
  invitationSchema,
  'InvitationPage',
  'Invitations, newest first.',
  '招待の一覧。新しい順。',
);

/** Invitations of users over HTTP. */
export function invitationRoutes(api: DirectoryApi, database: Database): void {
  api.operation(
    {
      operationId: 'listInvitations',
      tag: 'users',
      method: 'get',
      path: '/users/{id}/invitations',
      summary: { en: 'List the invitations of a user', ja: '利用者への招待の一覧' },
      permission: 'directory.users.read',
      params: byId,
      query: invitationQuery,
      response: {
        status: 200,
        schema: invitationPage,
        description: { en: 'A page of invitations.', ja: '招待の一覧。' },
      },
      refusals: ['not_found', ...listRefusals],
    },
    ({ access, params: { id }, query }) =>
      // a cursor belongs to the invitations of one user
      pageFor(
        { database, access },
        { name: `listInvitations ${id}`, schema: invitationQuery },
        query,
        async (_, page) => {
          found(await findUser(database, access.tenantId, id, null, access.reach));
          return listInvitations(database, access.tenantId, id, page);
        },
      ),
  );

  api.operation(
    {
      operationId: 'sendInvitation',
      tag: 'users',
      method: 'post',
      path: '/users/{id}/invitations',
      summary: { en: 'Send an invitation; one sent before stands no more', ja: '招待の送信（以前の招待は無効）' },
      permission: 'directory.users.write',
      params: byId,
      body: newInvitation,
      idempotent: true,
      response: {
        status: 201,
        schema: invitationSchema,
        description: { en: 'The invitation.', ja: '招待。' },
        etag: true,
      },
      refusals: [
        'not_found',
        'already_closed',
        'email_missing',
        'login_id_missing',
        'reference_closed',
        'role_beyond_own',
      ],
    },
    async (request) => {
      const { access, params, body } = request;
      found(await findUser(database, access.tenantId, params.id, null));
      await requireAuthorityOver(database, access, params.id);
      const path = `/users/${params.id}/invitations`;
      const view = async (tenantId: TenantId, id: string) => {
        const { items } = await listInvitations(database, tenantId, params.id, { at: null, limit: 200, after: null });
        return items.find((invitation) => invitation.id === id) ?? null;
      };
      return create(request, path, view, (tenantId, context, creating) =>
        sendInvitation(database, tenantId, context, { ...creating, user_id: params.id, language: body.language }),
      );
    },
  );
}

import { CommandRefused, changeContext, described, id } from '@kiban/service';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import { because } from '../api/reasons.ts';
import { theUser, userWithin } from '../api/user-within.ts';
import { revoke } from './revoke.ts';
import { endedSchema, sessionsSchema } from './session-schema.ts';
import { tenantSessions } from './tenant-sessions.ts';

const theSession = theUser.extend({ session_id: described(id(), 'Of the session.', 'セッションの ID。') });
const answered = {
  status: 200,
  schema: endedSchema,
  description: { en: 'How many ended.', ja: '終了した数。' },
} as const;

/** Who is signed in, over HTTP. */
export function sessionOperations(api: AuthApi, { store, clock }: ApiParts): void {
  api.operation(
    {
      operationId: 'listSessions',
      tag: 'people',
      method: 'get',
      path: '/people/{user_id}/sessions',
      summary: { en: 'List somebody’s sessions', ja: 'セッションの一覧' },
      permission: 'auth.sessions.read',
      params: theUser,
      response: {
        status: 200,
        schema: sessionsSchema,
        description: { en: 'The sessions in this tenant.', ja: 'このテナントのセッション。' },
      },
      refusals: ['not_found'],
    },
    async ({ access, params: { user_id } }) => {
      const { person_id } = await userWithin(store, access, user_id);
      return { items: await tenantSessions(store, access.tenantId, person_id) };
    },
  );

  api.operation(
    {
      operationId: 'endSessions',
      tag: 'people',
      method: 'post',
      path: '/people/{user_id}/sessions/end',
      summary: { en: 'End somebody’s sessions', ja: '全セッションの終了' },
      description: {
        en: 'All of them in this tenant, whether or not any is known: tokens that are out are refused within two seconds by whoever follows revocations.',
        ja: 'このテナントのすべてのセッションを終了します。失効情報を取得している製品では 2 秒以内に無効になります。',
      },
      permission: 'auth.sessions.write',
      params: theUser,
      body: because,
      response: answered,
      refusals: ['not_found'],
    },
    async ({ access, caller, request_id, params, body }) => {
      const { person_id } = await userWithin(store, access, params.user_id);
      const { actor, reason } = changeContext(caller, request_id, body.reason);
      const cause = { reason: 'by_administrator', actor, note: reason, request_id, at: clock() } as const;
      const ended = await revoke(store, { person_id, tenant_id: access.tenantId }, cause);
      return { ended: ended.length };
    },
  );

  api.operation(
    {
      operationId: 'endSession',
      tag: 'people',
      method: 'post',
      path: '/people/{user_id}/sessions/{session_id}/end',
      summary: { en: 'End one session', ja: 'セッションの終了' },
      permission: 'auth.sessions.write',
      params: theSession,
      body: because,
      response: answered,
      refusals: ['not_found'],
    },
    async ({ access, caller, request_id, params, body }) => {
      const { person_id } = await userWithin(store, access, params.user_id);
      const known = await tenantSessions(store, access.tenantId, person_id);
      if (!known.some((session) => session.id === params.session_id))
        throw new CommandRefused('not_found', 'There is no such session here.');
      const { actor, reason } = changeContext(caller, request_id, body.reason);
      const cause = { reason: 'by_administrator', actor, note: reason, request_id, at: clock() } as const;
      const ended = await revoke(store, { person_id, session_ids: [params.session_id] }, cause);
      return { ended: ended.length };
    },
  );
}

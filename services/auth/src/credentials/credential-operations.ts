import { changeContext, described, id } from '@kiban/service';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import { because } from '../api/reasons.ts';
import { requireFresh } from '../api/require-fresh.ts';
import { requireSomebodyElse } from '../api/somebody-else.ts';
import { theUser, userWithin } from '../api/user-within.ts';
import { revoke } from '../sessions/revoke.ts';
import { credentialSchema, credentialsSchema } from './credential-schema.ts';
import { tenantCredentials, withdrawFromTenant } from './tenant-credentials.ts';

const theCredential = theUser.extend({ credential_id: described(id(), 'Of the credential.', '認証手段の ID。') });

/** What people sign in with, over HTTP. */
export function credentialOperations(api: AuthApi, { store, clock }: ApiParts): void {
  api.operation(
    {
      operationId: 'listCredentials',
      tag: 'people',
      method: 'get',
      path: '/people/{user_id}/credentials',
      summary: { en: 'List what somebody signs in with', ja: '認証手段の一覧' },
      permission: 'auth.credentials.read',
      params: theUser,
      response: {
        status: 200,
        schema: credentialsSchema,
        description: { en: 'What counts in this tenant.', ja: 'このテナントで有効な認証手段。' },
      },
      refusals: ['not_found'],
    },
    async ({ access, params: { user_id } }) => {
      const { person_id } = await userWithin(store, access, user_id);
      return { items: await tenantCredentials(store, access.tenantId, person_id) };
    },
  );

  api.operation(
    {
      operationId: 'removeCredential',
      tag: 'people',
      method: 'delete',
      path: '/people/{user_id}/credentials/{credential_id}',
      summary: { en: 'Take away what somebody signs in with', ja: '認証手段の取り消し' },
      description: {
        en: 'It counts in this tenant no more; what other tenants vouch for stays theirs. Sessions in this tenant end.',
        ja: 'このテナントでは無効になります。ほかのテナントでの有効性は変わりません。このテナントのセッションは終了します。',
      },
      permission: 'auth.credentials.write',
      params: theCredential,
      body: because,
      response: {
        status: 200,
        schema: credentialSchema,
        description: { en: 'What was taken away.', ja: '取り消した認証手段。' },
      },
      refusals: ['not_found', 'vouched_by_operator', 'decided_by_requester', 'authentication_too_old'],
    },
    async ({ access, caller, request_id, params, body }) => {
      requireFresh(caller, clock);
      requireSomebodyElse(caller, params.user_id);
      const { tenantId } = access;
      const { person_id } = await userWithin(store, access, params.user_id);
      const { actor, reason } = changeContext(caller, request_id, body.reason);
      const act = { tenant_id: tenantId, actor, reason, request_id, at: clock() };
      const withdrawn = await withdrawFromTenant(store, tenantId, { person_id, id: params.credential_id }, act);
      const cause = { reason: 'factors_reset', actor, note: reason, request_id, at: clock() } as const;
      await revoke(store, { person_id, tenant_id: tenantId }, cause);
      return withdrawn;
    },
  );
}

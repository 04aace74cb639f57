import type { Caller } from '@kiban/http';
import type { TenantId } from '@kiban/postgres';
import { CommandRefused, changeContext, create } from '@kiban/service';
import { actingPerson } from '../api/acting-person.ts';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import { createOnce } from '../api/create-once.ts';
import type { AuthEntry } from '../api/entry.ts';
import { because } from '../api/reasons.ts';
import { requireFresh } from '../api/require-fresh.ts';
import { requireSomebodyElse } from '../api/somebody-else.ts';
import { theUser, userWithin } from '../api/user-within.ts';
import type { LoginUser } from '../login-view/login-view.ts';
import { markCompromised } from './mark-compromised.ts';
import { findReset, type Reset } from './reset.ts';
import { resetFactors } from './reset-factors.ts';
import { resetPassword } from './reset-password.ts';
import { markedSchema, newFactorReset, newPasswordReset, resetSchema, resetView } from './reset-schema.ts';

const theReset = {
  status: 201,
  schema: resetSchema,
  description: { en: 'The reset. A link is shown this once.', ja: '再設定の結果。リンクは今回だけ表示されます。' },
} as const;
const refusals = ['not_found', 'decided_by_requester', 'reference_closed', 'authentication_too_old'] as const;

/** Resets of what people sign in with, over HTTP. */
export function resetOperations(api: AuthApi, parts: ApiParts): void {
  const { store, clock } = parts;

  /** Somebody else's, who is active. */
  const resettable = async (access: AuthEntry, caller: Caller, userId: string): Promise<LoginUser> => {
    const user = await userWithin(store, access, userId);
    requireSomebodyElse(caller, userId);
    if (user.status !== 'active') throw new CommandRefused('reference_closed', 'The user is not active.');
    return user;
  };

  api.operation(
    {
      operationId: 'resetPassword',
      tag: 'people',
      method: 'post',
      path: '/people/{user_id}/password-resets',
      summary: { en: 'Let somebody choose a new password', ja: 'パスワードの再設定' },
      description: {
        en: 'By a link that opens once, with the login ID and with a second factor where there is one. The present password stays until then.',
        ja: '一度だけ使えるリンクを発行します。ログイン ID と、登録済みの第 2 要素が必要です。新しく決めるまで今のパスワードは変わりません。',
      },
      permission: 'auth.credentials.write',
      params: theUser,
      body: newPasswordReset,
      idempotent: true,
      response: theReset,
      refusals: [...refusals, 'reference_unknown'],
    },
    async (request) => {
      const { access, caller, body, params } = request;
      requireFresh(caller, clock);
      const issued_by = actingPerson(caller);
      const user = await resettable(access, caller, params.user_id);
      const { identity_check, delivery, reason } = body;
      if (delivery === 'mail' && user.email === null)
        throw new CommandRefused('reference_unknown', 'The user has no mail address.', { field: 'delivery' });
      const [{ user_id, person_id }, issued_at] = [user, clock()];
      let link: string | null = null;
      const view = (tenant: TenantId, id: string) => viewOf(tenant, id, link);
      return create(request, `/people/${user_id}/password-resets`, view, (tenant_id, act, { receipt }) =>
        createOnce(parts, tenant_id, receipt, async (reset_id) => {
          const given = { reset_id, tenant_id, user_id, person_id, what: 'password' as const };
          const reset: Reset = { ...given, identity_check, delivery, issued_by, reason, issued_at };
          link = await resetPassword(parts, reset, user, act);
        }),
      );
    },
  );

  api.operation(
    {
      operationId: 'resetFactors',
      tag: 'people',
      method: 'post',
      path: '/people/{user_id}/factor-resets',
      summary: { en: 'Take away the second factors of somebody', ja: '第 2 要素の再設定' },
      description: {
        en: 'For who lost them. The next sign-in within three days adds new ones; sessions in this tenant end. What other tenants vouch for stays.',
        ja: '紛失した人のためのものです。3 日以内の次回ログインで登録し直します。このテナントのセッションは終了します。',
      },
      permission: 'auth.credentials.write',
      params: theUser,
      body: newFactorReset,
      idempotent: true,
      response: theReset,
      refusals,
    },
    async (request) => {
      const { access, caller, body, params } = request;
      requireFresh(caller, clock);
      const issued_by = actingPerson(caller);
      const { user_id, person_id } = await resettable(access, caller, params.user_id);
      const { identity_check, reason } = body;
      const view = (tenant: TenantId, id: string) => viewOf(tenant, id, null);
      return create(request, `/people/${user_id}/factor-resets`, view, (tenant_id, context, { receipt }) =>
        createOnce(parts, tenant_id, receipt, async (reset_id) => {
          const given = { reset_id, tenant_id, user_id, person_id, what: 'factors' as const, delivery: null };
          const at = clock();
          const { actor, request_id } = context;
          const act = { tenant_id, actor, reason, request_id, at };
          await resetFactors(parts, { ...given, identity_check, issued_by, reason, issued_at: at }, act);
        }),
      );
    },
  );

  api.operation(
    {
      operationId: 'markPasswordCompromised',
      tag: 'people',
      method: 'post',
      path: '/people/{user_id}/compromised-password',
      summary: { en: 'Somebody else knows a password', ja: 'パスワードの漏えい' },
      description: {
        en: 'The next sign-in changes it, with a second factor. Sessions in this tenant end.',
        ja: '次回ログイン時に、第 2 要素を確認したうえで変更されます。このテナントのセッションは終了します。',
      },
      permission: 'auth.credentials.write',
      params: theUser,
      body: because,
      response: {
        status: 200,
        schema: markedSchema,
        description: { en: 'What it concerned.', ja: '対象となったもの。' },
      },
      refusals: ['not_found', 'decided_by_requester', 'authentication_too_old'],
    },
    async ({ access, caller, request_id, params, body }) => {
      requireFresh(caller, clock);
      requireSomebodyElse(caller, params.user_id);
      const { tenantId: tenant_id } = access;
      const { person_id } = await userWithin(store, access, params.user_id);
      const { actor, reason } = changeContext(caller, request_id, body.reason);
      const act = { tenant_id, actor, reason, request_id, at: clock() };
      return { passwords: await markCompromised(parts, { tenant_id, person_id }, act) };
    },
  );

  async function viewOf(tenant: TenantId, id: string, link: string | null) {
    const reset = await findReset(store, tenant, id);
    return reset === undefined ? null : resetView(reset, link);
  }
}

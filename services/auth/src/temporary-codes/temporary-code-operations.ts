import type { TenantId } from '@kiban/postgres';
import { CommandRefused, changeContext, create, described, id, itemsOf, named } from '@kiban/service';
import { z } from 'zod';
import { actingPerson } from '../api/acting-person.ts';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import { requireAuthorityOver } from '../api/authority-over.ts';
import { createOnce } from '../api/create-once.ts';
import { because } from '../api/reasons.ts';
import { requireFresh } from '../api/require-fresh.ts';
import { theUser, userWithin } from '../api/user-within.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { issueTemporaryCode } from './issue-temporary-code.ts';
import { TEMPORARY_CODE, type TemporaryCode } from './temporary-code.ts';
import { newTemporaryCodeSchema, temporaryCodeSchema, temporaryCodeView } from './temporary-code-schema.ts';
import { withdrawTemporaryCode } from './withdraw-temporary-code.ts';

const theCode = theUser.extend({ code_id: described(id(), 'Of the code.', '一時コードの ID。') });
const codesSchema = named(
  z.strictObject({ items: itemsOf(temporaryCodeSchema) }),
  'TemporaryCodes',
  'The last code somebody was given, if there was one of late.',
  '最近発行された一時コード。',
);

/** Temporary codes, over HTTP. */
export function temporaryCodeOperations(api: AuthApi, { store, hasher, clock }: ApiParts): void {
  api.operation(
    {
      operationId: 'listTemporaryCodes',
      tag: 'people',
      method: 'get',
      path: '/people/{user_id}/temporary-codes',
      summary: { en: 'Show the temporary code of somebody', ja: '一時コードの取得' },
      permission: 'auth.credentials.read',
      params: theUser,
      response: {
        status: 200,
        schema: codesSchema,
        description: { en: 'Without its text.', ja: '文字列は含みません。' },
      },
      refusals: ['not_found'],
    },
    async ({ access, params }) => {
      const user = await userWithin(store, access, params.user_id);
      const code = await codeOf(store, access.tenantId, user.user_id);
      return { items: code === undefined ? [] : [temporaryCodeView(code, clock(), null)] };
    },
  );

  api.operation(
    {
      operationId: 'issueTemporaryCode',
      tag: 'people',
      method: 'post',
      path: '/people/{user_id}/temporary-codes',
      summary: { en: 'Give somebody a temporary code', ja: '一時コードの発行' },
      description: {
        en: 'For who left the card or the phone at home. A code given out before counts no more.',
        ja: 'カードやスマートフォンを忘れた人のためのものです。以前の一時コードは無効になります。',
      },
      permission: 'auth.temporary_codes.write',
      params: theUser,
      body: newTemporaryCodeSchema,
      idempotent: true,
      response: {
        status: 201,
        schema: temporaryCodeSchema,
        description: { en: 'The code. Its text is shown this once.', ja: '一時コード。文字列は今回だけ表示されます。' },
      },
      refusals: ['not_found', 'decided_by_requester', 'role_beyond_own', 'reference_closed', 'authentication_too_old'],
    },
    async (request) => {
      const { access, caller, body, params } = request;
      requireFresh(caller, clock);
      const issued_by = actingPerson(caller);
      const { user_id, person_id, status } = await userWithin(store, access, params.user_id);
      if (user_id === issued_by) throw new CommandRefused('decided_by_requester', 'Somebody else gives you a code.');
      if (status !== 'active') throw new CommandRefused('reference_closed', 'The user is not active.');
      await requireAuthorityOver(store, access, user_id, clock());
      let text: string | null = null;
      const view = async (tenant: TenantId, code_id: string) => {
        const code = await codeOf(store, tenant, user_id);
        return code?.code_id === code_id ? temporaryCodeView(code, clock(), text) : null;
      };
      const { hours, identity_check, reason } = body;
      const path = `/people/${user_id}/temporary-codes`;
      return create(request, path, view, (tenant, { actor, request_id }, { receipt }) =>
        createOnce({ store, clock }, tenant, receipt, async (code_id) => {
          const given = { code_id, tenant_id: tenant, user_id, person_id, identity_check, reason, issued_by, hours };
          const act = { actor, request_id, at: clock() };
          text = (await issueTemporaryCode({ store, hasher, clock }, given, act)).code;
        }),
      );
    },
  );

  api.operation(
    {
      operationId: 'withdrawTemporaryCode',
      tag: 'people',
      method: 'delete',
      path: '/people/{user_id}/temporary-codes/{code_id}',
      summary: { en: 'Withdraw a temporary code', ja: '一時コードの取り消し' },
      permission: 'auth.temporary_codes.write',
      params: theCode,
      body: because,
      response: {
        status: 200,
        schema: temporaryCodeSchema,
        description: { en: 'The code, as it is now.', ja: '取り消し後の一時コード。' },
      },
      refusals: ['not_found', 'already_closed'],
    },
    async ({ access, caller, request_id, params, body }) => {
      const { tenantId } = access;
      const { user_id } = await userWithin(store, access, params.user_id);
      const code = await codeOf(store, tenantId, user_id);
      if (code?.code_id !== params.code_id) throw new CommandRefused('not_found', 'There is no such code here.');
      const { actor } = changeContext(caller, request_id, body.reason);
      const act = { actor, request_id, at: clock() };
      if (!(await withdrawTemporaryCode(store, { tenant_id: tenantId, user_id }, act)))
        throw new CommandRefused('already_closed', 'The code counts no more anyway.');
      const now = await codeOf(store, tenantId, user_id);
      return temporaryCodeView(now ?? code, clock(), null);
    },
  );
}

async function codeOf(store: AuthStore, tenant: TenantId, userId: string): Promise<TemporaryCode | undefined> {
  return (await store.get(tenant, TEMPORARY_CODE, userId))?.data;
}

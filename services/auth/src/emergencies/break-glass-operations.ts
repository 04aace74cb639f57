import type { TenantId } from '@kiban/postgres';
import { change, create } from '@kiban/service';
import { actingPerson } from '../api/acting-person.ts';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import { createOnce } from '../api/create-once.ts';
import { because } from '../api/reasons.ts';
import { requireFresh } from '../api/require-fresh.ts';
import { changedTo } from '../api/require-version.ts';
import { raiseAlert } from './alert.ts';
import { printSet, unusedCodes } from './break-glass-code.ts';
import { readBook } from './change-book.ts';
import { changeContacts, readContacts } from './contacts.ts';
import {
  breakGlassSetSchema,
  breakGlassSetsSchema,
  contactsView,
  emergencyContactsSchema,
  newContactsSchema,
  setView,
} from './emergency-schema.ts';

const theContacts = {
  status: 200,
  schema: emergencyContactsSchema,
  description: { en: 'Whom alerts go to.', ja: '緊急時の通知先。' },
  etag: true,
} as const;

/** What is prepared for emergencies, over HTTP: the sealed codes, and whom alerts go to. */
export function breakGlassOperations(api: AuthApi, parts: ApiParts): void {
  const { store, hasher, clock } = parts;
  const view = async (tenant: TenantId, id: string, codes: readonly string[] | null) => {
    const { set } = await readBook(store, tenant);
    return set === null || set.set_id !== id ? null : setView(set, await unusedCodes(store, tenant, id), codes);
  };

  api.operation(
    {
      operationId: 'listBreakGlassCodes',
      tag: 'emergencies',
      method: 'get',
      path: '/break-glass-codes',
      summary: { en: 'Show whether break-glass codes are printed', ja: '非常用コードの作成状況の取得' },
      permission: 'auth.emergencies.read',
      response: {
        status: 200,
        schema: breakGlassSetsSchema,
        description: { en: 'Without their text.', ja: '文字列は含みません。' },
      },
      refusals: [],
    },
    async ({ access }) => {
      const { set } = await readBook(store, access.tenantId);
      const shown = set === null ? null : await view(access.tenantId, set.set_id, null);
      return { items: shown === null ? [] : [shown] };
    },
  );

  api.operation(
    {
      operationId: 'printBreakGlassCodes',
      tag: 'emergencies',
      method: 'post',
      path: '/break-glass-codes',
      summary: { en: 'Make break-glass codes to print', ja: '印刷用の非常用コードの作成' },
      description: {
        en: 'Those made before count no more. They open nothing until an emergency is confirmed.',
        ja: '以前のコードは無効になります。緊急事態が承認されるまで、何も開きません。',
      },
      permission: 'auth.emergencies.write',
      body: because,
      idempotent: true,
      response: {
        status: 201,
        schema: breakGlassSetSchema,
        description: {
          en: 'The codes. Their text is shown this once.',
          ja: '非常用コード。文字列は今回だけ表示されます。',
        },
      },
      refusals: ['still_open', 'authentication_too_old'],
    },
    async (request) => {
      const { caller } = request;
      requireFresh(caller, clock);
      const by = actingPerson(caller);
      let codes: readonly string[] | null = null;
      const shown = (tenant: TenantId, id: string) => view(tenant, id, codes);
      return create(request, '/break-glass-codes', shown, (tenant, { actor, request_id }, { receipt }) =>
        createOnce({ store, clock }, tenant, receipt, async (set_id) => {
          const act = { actor, request_id, at: clock() };
          codes = await printSet({ store, hasher }, tenant, { set_id, by }, act);
          await raiseAlert(parts, tenant, 'break_glass_codes_printed', { by });
        }),
      );
    },
  );

  api.operation(
    {
      operationId: 'getEmergencyContacts',
      tag: 'emergencies',
      method: 'get',
      path: '/emergency-contacts',
      summary: { en: 'Show whom alerts go to', ja: '緊急時の通知先の取得' },
      permission: 'auth.emergencies.read',
      response: theContacts,
      refusals: [],
    },
    async ({ access }) => contactsView(await readContacts(store, access.tenantId)),
  );

  api.operation(
    {
      operationId: 'changeEmergencyContacts',
      tag: 'emergencies',
      method: 'put',
      path: '/emergency-contacts',
      summary: { en: 'Change whom alerts go to', ja: '緊急時の通知先の変更' },
      permission: 'auth.emergencies.write',
      body: newContactsSchema,
      ifMatch: true,
      response: theContacts,
      refusals: ['authentication_too_old'],
    },
    async (request) => {
      requireFresh(request.caller, clock);
      const { addresses } = request.body;
      const shown = async (tenant: TenantId) => contactsView(await readContacts(store, tenant));
      return change(
        { ...request, params: { id: 'contacts' } },
        shown,
        async (tenant, { actor, reason, request_id }, target) => {
          const act = { actor, reason, request_id, at: clock() };
          const { changes } = await changeContacts(store, tenant, addresses, target, act);
          return changedTo(target.id, changes + 1);
        },
      );
    },
  );
}

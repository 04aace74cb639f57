import { codeChallenge } from '../sign-in/challenges/code-challenge.ts';
import { openTemporaryCode, useTemporaryCode } from './use-temporary-code.ts';

/** Asks for the code that an administrator gave out. Offered only to whom it was given, and before everything else: they asked for it. */
export const temporaryCodeChallenge = codeChallenge({
  method: 'temporary_code',
  link: { ja: '管理者から受け取った一時コードを使う', en: 'Use the temporary code your administrator gave you' },
  offered: async ({ store, proven, now }) => {
    const { tenant, user_id, person_id } = proven;
    return (await openTemporaryCode(store, { tenant_id: tenant.tenant_id, user_id, person_id }, now)) !== undefined;
  },
  title: { ja: '一時コードを入力', en: 'Your temporary code' },
  form: {
    label: { ja: '一時コード', en: 'Temporary code' },
    hint: {
      ja: '管理者から受け取ったもので、一度だけ使えます。大文字と小文字は区別しません。',
      en: 'Your administrator gave it to you. It works once; upper and lower case are the same.',
    },
  },
  async use(parts, { request_id }, { tenant: { tenant_id }, user_id }, typed) {
    const act = { actor: { kind: 'person', id: user_id } as const, request_id };
    const used = await useTemporaryCode(parts, { tenant_id, user_id }, typed, act);
    return used === undefined ? undefined : { vouched_by: [tenant_id], at: parts.clock(), credential_id: null };
  },
});

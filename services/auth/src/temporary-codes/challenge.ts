import type { Challenge } from '../sign-in/challenges/challenge.ts';
import { codeForm, secondFactorPage } from '../sign-in/pages/questions.ts';
import { openTemporaryCode, useTemporaryCode } from './use-temporary-code.ts';

/** Asks for the code that an administrator gave out. Offered only to whom it was given, and before everything else: they asked for it. */
export const temporaryCodeChallenge: Challenge<null> = {
  method: 'temporary_code',
  link: { ja: '管理者から受け取った一時コードを使う', en: 'Use the temporary code your administrator gave you' },
  offered: async ({ store, proven, now }) => {
    const { tenant, user_id, person_id } = proven;
    return (await openTemporaryCode(store, { tenant_id: tenant.tenant_id, user_id, person_id }, now)) !== undefined;
  },
  ask: async () => null,
  page: (view, proven) =>
    secondFactorPage(
      view,
      proven,
      { ja: '一時コードを入力', en: 'Your temporary code' },
      codeForm(view, {
        label: { ja: '一時コード', en: 'Temporary code' },
        hint: {
          ja: '管理者から受け取ったもので、一度だけ使えます。大文字と小文字は区別しません。',
          en: 'Your administrator gave it to you. It works once; upper and lower case are the same.',
        },
      }),
    ),
  async answer(parts, { request_id }, { tenant, user_id }, _asked, form) {
    const typed = form.code?.trim() ?? '';
    if (typed === '') return { kind: 'problem', problem: { code: 'missing' } };
    const { tenant_id } = tenant;
    const act = { actor: { kind: 'person', id: user_id } as const, request_id };
    const used = await useTemporaryCode(parts, { tenant_id, user_id }, typed, act);
    if (used === undefined) return { kind: 'problem', problem: { code: 'code_wrong' } };
    const worth = { types: ['possession'], amr: ['otp'], phishing_resistant: false } as const;
    const at = parts.clock();
    const proof = { method: 'temporary_code', ...worth, vouched_by: [tenant_id], at, credential_id: null } as const;
    return { kind: 'proof', proof };
  },
};

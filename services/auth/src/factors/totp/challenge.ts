import { ofType } from '../../credentials/credential.ts';
import type { Challenge } from '../../sign-in/challenges/challenge.ts';
import { codeForm, secondFactorPage } from '../../sign-in/pages/questions.ts';
import { useTotpCode } from './use-totp-code.ts';

/** Asks for a code of an authenticator app. */
export const totpChallenge: Challenge<null> = {
  method: 'totp',
  link: { ja: '認証アプリを使う', en: 'Use the authenticator app' },
  offered: ({ credentials }) => ofType(credentials, 'totp').length > 0,
  ask: async () => null,
  page: (view, proven) =>
    secondFactorPage(
      view,
      proven,
      { ja: '認証アプリのコードを入力', en: 'Code from your authenticator app' },
      codeForm(view, {
        label: { ja: '6 桁のコード', en: '6-digit code' },
        hint: { ja: 'コードは 30 秒ごとに変わります。', en: 'It changes every 30 seconds.' },
        inputmode: 'numeric',
      }),
    ),
  async answer(parts, _asker, _proven, _asked, form, credentials) {
    const typed = form.code?.trim() ?? '';
    if (typed === '') return { kind: 'problem', problem: { code: 'missing' } };
    for (const app of ofType(credentials, 'totp')) {
      if (!(await useTotpCode(parts, app, typed))) continue;
      const { vouched_by } = app.data;
      const worth = { types: ['possession'], amr: ['otp'], phishing_resistant: false } as const;
      return {
        kind: 'proof',
        proof: { method: 'totp', ...worth, vouched_by, at: parts.clock(), credential_id: app.id },
      };
    }
    return { kind: 'problem', problem: { code: 'code_wrong' } };
  },
};

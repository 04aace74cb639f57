import { ofType } from '../../credentials/credential.ts';
import { codeChallenge } from '../../sign-in/challenges/code-challenge.ts';
import { useTotpCode } from './use-totp-code.ts';

/** Asks for a code of an authenticator app. */
export const totpChallenge = codeChallenge({
  method: 'totp',
  link: { ja: '認証アプリを使う', en: 'Use the authenticator app' },
  offered: ({ credentials }) => ofType(credentials, 'totp').length > 0,
  title: { ja: '認証アプリのコードを入力', en: 'Code from your authenticator app' },
  form: {
    label: { ja: '6 桁のコード', en: '6-digit code' },
    hint: { ja: 'コードは 30 秒ごとに変わります。', en: 'It changes every 30 seconds.' },
    inputmode: 'numeric',
  },
  async use(parts, _asker, _proven, typed, credentials) {
    for (const app of ofType(credentials, 'totp'))
      if (await useTotpCode(parts, app, typed))
        return { vouched_by: app.data.vouched_by, at: parts.clock(), credential_id: app.id };
    return undefined;
  },
});

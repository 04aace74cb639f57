import { ofType } from '../../credentials/credential.ts';
import type { Challenge } from '../../sign-in/challenges/challenge.ts';
import { codeForm, secondFactorPage } from '../../sign-in/pages/questions.ts';
import { useLookupCode } from './lookup-codes.ts';

/** Asks for one of the printed codes. RFC 8176 has no value of its own for them; they are one-time passwords. */
export const lookupCodesChallenge: Challenge<null> = {
  method: 'lookup_codes',
  link: { ja: '印刷したコードを使う', en: 'Use a printed code' },
  offered: ({ credentials }) => ofType(credentials, 'lookup_codes').length > 0,
  ask: async () => null,
  page: (view, proven) =>
    secondFactorPage(
      view,
      proven,
      { ja: '印刷したコードを入力', en: 'A printed code' },
      codeForm(view, {
        label: { ja: '未使用のコード 1 つ', en: 'One unused code' },
        hint: {
          ja: '使ったコードは線で消してください。大文字と小文字は区別しません。',
          en: 'Cross it out afterwards. Upper and lower case are the same.',
        },
      }),
    ),
  async answer(parts, _asker, _proven, _asked, form, credentials) {
    const typed = form.code?.trim() ?? '';
    if (typed === '') return { kind: 'problem', problem: { code: 'missing' } };
    for (const set of ofType(credentials, 'lookup_codes')) {
      if (!(await useLookupCode(parts, set, typed))) continue;
      const { vouched_by } = set.data;
      const worth = { types: ['possession'], amr: ['otp'], phishing_resistant: false } as const;
      return {
        kind: 'proof',
        proof: { method: 'lookup_codes', ...worth, vouched_by, at: parts.clock(), credential_id: set.id },
      };
    }
    return { kind: 'problem', problem: { code: 'code_wrong' } };
  },
};

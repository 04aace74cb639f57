import { ofType } from '../../credentials/credential.ts';
import { codeChallenge } from '../../sign-in/challenges/code-challenge.ts';
import { useLookupCode } from './lookup-codes.ts';

/** Asks for one of the printed codes. */
export const lookupCodesChallenge = codeChallenge({
  method: 'lookup_codes',
  link: { ja: '印刷したコードを使う', en: 'Use a printed code' },
  offered: ({ credentials }) => ofType(credentials, 'lookup_codes').length > 0,
  title: { ja: '印刷したコードを入力', en: 'A printed code' },
  form: {
    label: { ja: '未使用のコード 1 つ', en: 'One unused code' },
    hint: {
      ja: '使ったコードは線で消してください。大文字と小文字は区別しません。',
      en: 'Cross it out afterwards. Upper and lower case are the same.',
    },
  },
  async use(parts, _asker, _proven, typed, credentials) {
    for (const set of ofType(credentials, 'lookup_codes'))
      if (await useLookupCode(parts, set, typed))
        return { vouched_by: set.data.vouched_by, at: parts.clock(), credential_id: set.id };
    return undefined;
  },
});

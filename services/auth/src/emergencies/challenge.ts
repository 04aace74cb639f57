import { codeChallenge } from '../sign-in/challenges/code-challenge.ts';
import { readBook } from './change-book.ts';
import { activeEmergency } from './emergency.ts';
import { useBreakGlassCode } from './use-break-glass.ts';

/** Asks for a code from the sealed paper. Only while an emergency is on. */
export const breakGlassChallenge = codeChallenge({
  method: 'break_glass_code',
  link: { ja: '非常用コードを使う（緊急時のみ）', en: 'Use a break-glass code (emergencies only)' },
  offered: async ({ store, proven, now }) =>
    activeEmergency(await readBook(store, proven.tenant.tenant_id), now) !== undefined,
  title: { ja: '非常用コードを入力', en: 'A break-glass code' },
  form: {
    label: { ja: '封印された用紙のコード 1 つ', en: 'One code from the sealed paper' },
    hint: {
      ja: 'BG- で始まります。使用は記録され、責任者に通知されます。ログインは緊急事態の終了とともに終わります。',
      en: 'It begins with BG-. Its use is recorded and told to those responsible. The session ends with the emergency.',
    },
  },
  async use(parts, { ip_address, request_id }, { tenant: { tenant_id }, user_id, person_id }, typed) {
    const at = await useBreakGlassCode(parts, { tenant_id, user_id, person_id, ip_address, request_id }, typed);
    return at === undefined ? undefined : { vouched_by: [tenant_id], at, credential_id: null };
  },
});

import type { Words } from '../../pages/language.ts';
import type { Held } from '../factors/held.ts';

/** With fewer printed codes left, new ones are due. */
const CODES_LOW = 3;

/** What is missing so that somebody gets in tomorrow, too, and hears when something is wrong. */
export function adviceFor(held: readonly Held[], email: string | null): Words[] {
  const advice: Words[] = [];
  const sound = held.filter(({ is_suspected }) => !is_suspected);
  const codes = sound.reduce((sum, { codes_left }) => sum + (codes_left ?? 0), 0);
  const hasCodes = sound.some(({ codes_left }) => codes_left !== null);
  if (held.length > sound.length) advice.push(SUSPECTED);
  if (hasCodes && codes < CODES_LOW) advice.push(CODES_ARE_LOW);
  if (sound.filter(({ codes_left }) => codes_left !== 0).length < 2) advice.push(ONE_ONLY);
  if (email === null) advice.push(NO_EMAIL);
  return advice;
}

const SUSPECTED: Words = {
  ja: '複製された疑いがあり、使えなくなった認証手段があります。削除してください。',
  en: 'One of your ways to sign in may have been copied and no longer works. Please remove it.',
};
const CODES_ARE_LOW: Words = {
  ja: '印刷したコードが残りわずかです。新しいコードを印刷してください。',
  en: 'Few printed codes are left. Print new ones.',
};
const ONE_ONLY: Words = {
  ja: '認証手段が一つだけです。失くすとログインできなくなるため、もう一つ追加してください。',
  en: 'You have one way to sign in only. Add another, so that you still get in when you lose it.',
};
const NO_EMAIL: Words = {
  ja: 'メールアドレスが登録されていないため、変更のお知らせが届きません。管理者に登録を依頼してください。',
  en: 'There is no e-mail address, so that you do not hear of changes. Ask your administrator to add one.',
};

import type { PasskeyFault } from '../../factors/passkey/passkey-fault.ts';
import { LONGEST_PASSWORD, type PasswordFault } from '../../factors/password-policy.ts';
import type { Language, Words } from '../../pages/language.ts';
import type { Problem } from '../outcome.ts';

/** @param missing what to say when nothing was typed. */
export function problemText(problem: Problem, language: Language, missing: Words): string {
  switch (problem.code) {
    case 'missing':
      return missing[language];
    case 'tenant_unknown':
      return TENANT_UNKNOWN[language];
    case 'refused':
      return REFUSED[language];
    case 'code_wrong':
      return CODE_WRONG[language];
    case 'terminal_refused':
      return TERMINAL_REFUSED[language];
    case 'login_id_wrong':
      return LOGIN_ID_WRONG[language];
    case 'busy':
      return BUSY[language];
    case 'too_old':
      return TOO_OLD[language];
    case 'passkey_refused':
      return PASSKEY_REFUSED[language];
    case 'passkey_unfit':
      return PASSKEY_UNFIT[problem.fault][language];
    case 'passwords_differ':
      return DIFFER[language];
    case 'password_unchanged':
      return UNCHANGED[language];
    case 'password_fault':
      return faultText(problem.fault, problem.shortest)[language];
    case 'wait':
      return problem.seconds === null ? CLOSED[language] : waitText(problem.seconds, language);
    default:
      return problem satisfies never;
  }
}

const TENANT_UNKNOWN: Words = {
  ja: 'この企業コードは登録されていません。つづりを確認してください。',
  en: 'There is no company with this code. Check the spelling.',
};
const REFUSED: Words = {
  ja: 'ログインIDまたはパスワードが正しくありません。',
  en: 'The login ID or the password is not right.',
};
const CODE_WRONG: Words = {
  ja: 'コードが正しくないか、使用済みです。',
  en: 'This code is not right, or it has been used already.',
};
const TERMINAL_REFUSED: Words = {
  ja: 'この端末の鍵を確認できませんでした。端末の登録状態を管理者に確認してください。',
  en: 'The key of this terminal could not be confirmed. Ask your administrator whether it is enrolled.',
};
const LOGIN_ID_WRONG: Words = {
  ja: 'このリンクの宛先の方のログインIDと異なります。管理者から知らされたものを確認してください。',
  en: 'This is not the login ID that this link is for. Check what your administrator has told you.',
};
const BUSY: Words = {
  ja: 'ただいま混み合っています。少し待ってから、もう一度お試しください。',
  en: 'Many people are signing in right now. Wait a moment and try again.',
};
const TOO_OLD: Words = {
  ja: '安全のため、もう一度パスワードから確認します。',
  en: 'To be safe, please confirm again from your password.',
};
const PASSKEY_REFUSED: Words = {
  ja: 'パスキーを確認できませんでした。もう一度試すか、別の方法を選んでください。',
  en: 'The passkey could not be confirmed. Try again, or choose another way.',
};
const PASSKEY_UNFIT: Readonly<Record<PasskeyFault, Words>> = {
  synced: {
    ja: '複数の端末で共有されるパスキーは、この企業では使えません。セキュリティキーなど、端末から取り出せないものを使ってください。',
    en: 'Passkeys that are copied between devices cannot be used here. Use one that stays in its device, such as a security key.',
  },
  model: {
    ja: 'この機種は、この企業では認められていません。管理者が認めた機種を使ってください。',
    en: 'This model is not accepted here. Use one that your administrator has approved.',
  },
};
const DIFFER: Words = {
  ja: '2 回の入力が同じではありません。もう一度入力してください。',
  en: 'The two entries differ. Type the new password again.',
};
const UNCHANGED: Words = {
  ja: '今のパスワードとは別のものにしてください。',
  en: 'Choose a password other than the one you have now.',
};
const CLOSED: Words = {
  ja: '失敗が続いたため、この端末からはログインできません。以前ログインしたことのある端末を使うか、管理者に連絡してください。',
  en: 'After many failures it is no longer possible to sign in from this device. Use a device you have signed in on before, or ask your administrator.',
};
const FAULTS: Readonly<Record<Exclude<PasswordFault, 'too_short'>, Words>> = {
  too_long: {
    ja: `${LONGEST_PASSWORD} 文字以内にしてください。`,
    en: `Use at most ${LONGEST_PASSWORD} characters.`,
  },
  kinds_missing: {
    ja: '文字、数字、記号をすべて含めてください。',
    en: 'Use letters, digits and symbols together.',
  },
  contains_own_words: {
    ja: '氏名、ログインID、企業や店舗の名前は推測されやすいため使えません。',
    en: 'Your name, login ID, company and store are easy to guess. Choose something else.',
  },
  easily_guessed: {
    ja: '推測されやすいパスワードです。別のものにしてください。',
    en: 'This password is easy to guess. Choose another one.',
  },
};

function faultText(fault: PasswordFault, shortest: number): Words {
  if (fault !== 'too_short') return FAULTS[fault];
  return { ja: `${shortest} 文字以上にしてください。`, en: `Use at least ${shortest} characters.` };
}

function waitText(seconds: number, language: Language): string {
  const minutes = Math.ceil(seconds / 60);
  const long = seconds > 90;
  if (language === 'ja')
    return `失敗が続いたため、${long ? `約 ${minutes} 分` : `${seconds} 秒`}後にもう一度お試しください。`;
  return `After several failures, please try again in ${long ? `about ${minutes} minutes` : `${seconds} seconds`}.`;
}

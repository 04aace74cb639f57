import type { Method } from '../../factors/factor.ts';
import type { Language, Words } from '../../pages/language.ts';
import type { Refusal } from '../../records/attempts.ts';
import type { SessionEnd } from '../../records/sessions.ts';
import type { SignIn } from '../../sign-in-history/sign-in-schema.ts';
import { METHOD_WORDS } from '../page/method-words.ts';
import { HAPPENED } from './happened-words.ts';

/** What happened, as a sentence. @param connections what connections are called, by id. */
export function eventWords(event: SignIn, language: Language, connections: ReadonlyMap<string, string>): string {
  const type = event.credential_type === null ? '' : methodName(event.credential_type, language);
  const connection = connections.get(event.connection_id ?? '') ?? '';
  return sentence(event)
    [language].replaceAll('{type}', () => type)
    .replace('{connection}', () => connection);
}

/** By what somebody signed in, or what was wrong: `パスワード、認証アプリ`. */
export function methodNames(methods: readonly string[], language: Language): string {
  return methods.map((method) => methodName(method, language)).join(language === 'ja' ? '、' : ', ');
}

function methodName(method: string, language: Language): string {
  return METHOD_WORDS[method as Method]?.[language] ?? method;
}

function sentence({ name, refusal, end_reason, occasion, credential_type }: SignIn): Words {
  if (name === 'session.ended') return ENDED[end_reason as SessionEnd] ?? ENDED.signed_out;
  if (name === 'sign_in_attempt.refused') return REFUSED[refusal as Refusal] ?? NOT_LET_IN;
  const more = name.startsWith('credential_reset.') ? credential_type : occasion;
  return HAPPENED[`${name} ${more}`] ?? HAPPENED[name] ?? { ja: name, en: name };
}

/** Whether somebody was not let in. */
export function isRefused({ result }: SignIn): boolean {
  return result === 'refused';
}

const NOT_LET_IN: Words = { ja: 'ログインできませんでした', en: 'Could not sign in' };
const BY_PROVIDER: Words = {
  ja: 'ログインできませんでした（外部の認証を確認できません）',
  en: 'Could not sign in: the identity provider’s answer was not accepted',
};
const REFUSED: Readonly<Record<Refusal, Words>> = {
  tenant_unknown: NOT_LET_IN,
  user_unknown: NOT_LET_IN,
  user_not_active: { ja: 'ログインできませんでした（利用停止中）', en: 'Could not sign in: suspended' },
  password_missing: {
    ja: 'ログインできませんでした（パスワード未設定）',
    en: 'Could not sign in: there is no password',
  },
  password_wrong: { ja: 'パスワードが違いました', en: 'Wrong password' },
  second_factor_wrong: { ja: '2 つ目の確認に失敗しました', en: 'The second confirmation failed' },
  entrance_refused: NOT_LET_IN,
  terminal_key_wrong: {
    ja: 'ログインできませんでした（共用端末を確認できません）',
    en: 'Could not sign in: the shared terminal was not confirmed',
  },
  assertion_refused: BY_PROVIDER,
  identity_unknown: BY_PROVIDER,
  identity_contradictory: BY_PROVIDER,
  invitation_login_id_wrong: {
    ja: '招待の画面でログインIDが違いました',
    en: 'Wrong login ID on the page of an invitation',
  },
};

const BY_DEVICE: Words = {
  ja: '端末の停止によりログアウトしました',
  en: 'Signed out: the device was taken out of use',
};
const BY_USER: Words = { ja: '利用停止によりログアウトしました', en: 'Signed out: the user is no longer active' };
const BY_RESET: Words = {
  ja: '認証手段の再設定によりログアウトしました',
  en: 'Signed out: ways to sign in were reset',
};
const BY_OTHERS: Words = { ja: '管理者によりログアウトしました', en: 'Signed out by an administrator' };
const ENDED: Readonly<Record<SessionEnd, Words>> = {
  signed_out: { ja: 'ログアウトしました', en: 'Signed out' },
  ...{ user_suspended: BY_USER, user_left: BY_USER, user_erased: BY_USER },
  ...{ device_suspended: BY_DEVICE, device_lost: BY_DEVICE, device_retired: BY_DEVICE },
  terminal_switched: { ja: '共用端末を次の人に交代しました', en: 'Signed out: the next person took the terminal' },
  emergency_closed: { ja: '緊急時の利用が終了しました', en: 'Signed out: the emergency ended' },
  password_reset: { ja: 'パスワードの再設定によりログアウトしました', en: 'Signed out: the password was reset' },
  factors_reset: BY_RESET,
  ...{ by_administrator: BY_OTHERS, by_operator: BY_OTHERS, kill_switch: BY_OTHERS },
};

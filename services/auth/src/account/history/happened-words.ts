import type { Words } from '../../pages/language.ts';

const TAKEN_OVER: Words = {
  ja: '以前のシステムの{type}を引き継ぎました',
  en: 'Taken over from the system before: {type}',
};
const REPLACED: Words = { ja: '前の{type}は使えなくなりました', en: 'Replaced by a new one: {type}' };
const BY_RESET: Words = { ja: '再設定のため{type}を取り消しました', en: 'Taken away by a reset: {type}' };

/** By name, and where it has one by occasion or by what it is about, too. */
export const HAPPENED: Readonly<Record<string, Words>> = {
  'session.started': { ja: 'ログインしました', en: 'Signed in' },
  'credential.added': { ja: '{type}を追加しました', en: 'Added: {type}' },
  'credential.added invitation': {
    ja: '招待のリンクから{type}を設定しました',
    en: 'Set through an invitation: {type}',
  },
  'credential.added reset': {
    ja: '再設定のリンクから{type}を設定しました',
    en: 'Set through a reset link: {type}',
  },
  'credential.added recovery': {
    ja: '「お忘れの方」のリンクから{type}を設定しました',
    en: 'Set through a link for forgotten passwords: {type}',
  },
  ...{ 'credential.added import': TAKEN_OVER, 'credential.added older_system': TAKEN_OVER },
  'credential.changed': { ja: '{type}を変更しました', en: 'Changed: {type}' },
  'credential.changed renamed': { ja: '{type}の名前を変更しました', en: 'Renamed: {type}' },
  'credential.changed renewed': {
    ja: '引き継いだ{type}の保管方法を更新しました（{type}はそのままです）',
    en: 'Kept in our own way now, unchanged: {type}',
  },
  'credential.changed compromised': {
    ja: '{type}をほかの人が知っているおそれがあるとされました。次のログインで変更します',
    en: 'Marked as known to somebody else, to be changed at the next sign-in: {type}',
  },
  'credential.changed withdrawn': {
    ja: '{type}をこの企業で使えなくしました',
    en: 'Counts no longer in this company: {type}',
  },
  'credential.removed': { ja: '{type}を削除しました', en: 'Removed: {type}' },
  ...{ 'credential.changed replaced': REPLACED, 'credential.removed replaced': REPLACED },
  ...{ 'credential.changed reset': BY_RESET, 'credential.removed reset': BY_RESET },
  'credential.suspected': {
    ja: '{type}は複製された疑いがあるため、使えなくなりました',
    en: 'May have been copied, and works no longer: {type}',
  },
  'credential_reset.issued': {
    ja: '2 つ目の認証手段がすべて取り消されました',
    en: 'All second factors were taken away',
  },
  'credential_reset.issued password': {
    ja: 'パスワードを決め直すリンクが発行されました',
    en: 'A link for a new password was given out',
  },
  'credential_reset.requested password': {
    ja: '「お忘れの方」からパスワードを決め直すリンクが申し込まれました',
    en: 'Somebody asked for a link for a forgotten password',
  },
  'federated_identity.linked': {
    ja: '会社のアカウント（{connection}）を結び付けました',
    en: 'Connected a company account: {connection}',
  },
  'federated_identity.unlinked': {
    ja: '会社のアカウント（{connection}）の結び付けを解除しました',
    en: 'Disconnected a company account: {connection}',
  },
  'temporary_code.issued': { ja: '一時コードが発行されました', en: 'A temporary code was issued' },
  'temporary_code.used': { ja: '一時コードが使われました', en: 'A temporary code was used' },
  'temporary_code.withdrawn': { ja: '一時コードが取り消されました', en: 'A temporary code was withdrawn' },
};

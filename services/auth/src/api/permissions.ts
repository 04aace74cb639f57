import type { Permissions } from '@kiban/service';

/** What an operation demands. */
export type Permission =
  | 'auth.policies.read'
  | 'auth.policies.write'
  | 'auth.credentials.read'
  | 'auth.credentials.write'
  | 'auth.temporary_codes.write'
  | 'auth.sessions.read'
  | 'auth.sessions.write'
  | 'auth.sign_ins.read'
  | 'auth.terminals.read'
  | 'auth.terminals.write'
  | 'auth.emergencies.read'
  | 'auth.emergencies.declare'
  | 'auth.emergencies.write'
  | 'auth.connections.read'
  | 'auth.connections.write'
  | 'auth.clients.read'
  | 'auth.clients.write'
  | 'auth.branding.read'
  | 'auth.branding.write'
  | 'auth.mails.read'
  | 'auth.support_sessions.read'
  | 'auth.support_sessions.write'
  | 'auth.revocations.read';

const READERS = ['administrator', 'viewer', 'auditor'] as const;
const PEOPLE = [...READERS, 'user_administrator', 'store_manager'] as const;
const read = { scope: 'auth:read' } as const;
const write = { scope: 'auth:write' } as const;

/** Who may do what, and whether it can be given for a unit or a store alone. */
export const permissions: Permissions<Permission> = {
  'auth.policies.read': {
    roles: READERS,
    ...read,
    within: 'tenant',
    name: { en: 'See how people sign in', ja: 'ログイン方針の閲覧' },
  },
  'auth.policies.write': {
    roles: ['administrator'],
    ...write,
    within: 'tenant',
    name: { en: 'Change how people sign in', ja: 'ログイン方針の変更' },
  },
  'auth.credentials.read': {
    roles: PEOPLE,
    ...read,
    within: 'place',
    name: { en: 'See what people sign in with', ja: '認証手段の閲覧' },
  },
  // who takes away what an administrator signs in with could sign in as one: administrators only
  'auth.credentials.write': {
    roles: ['administrator'],
    ...write,
    within: 'tenant',
    name: { en: 'Reset what people sign in with', ja: '認証手段の再設定' },
  },
  'auth.temporary_codes.write': {
    roles: ['administrator', 'store_manager'],
    ...write,
    within: 'place',
    name: { en: 'Give out temporary codes', ja: '一時コードの発行' },
  },
  'auth.sessions.read': {
    roles: PEOPLE,
    ...read,
    within: 'place',
    name: { en: 'See who is signed in', ja: 'ログイン中のセッションの閲覧' },
  },
  'auth.sessions.write': {
    roles: ['administrator', 'user_administrator', 'store_manager'],
    ...write,
    within: 'place',
    name: { en: 'Sign people out', ja: 'セッションの終了' },
  },
  'auth.sign_ins.read': {
    roles: PEOPLE,
    ...read,
    within: 'place',
    name: { en: 'See the history of sign-ins', ja: 'ログイン履歴の閲覧' },
  },
  'auth.terminals.read': {
    roles: [...READERS, 'device_administrator', 'store_manager'],
    ...read,
    within: 'place',
    name: { en: 'See shared terminals', ja: '共用端末の閲覧' },
  },
  'auth.terminals.write': {
    roles: ['administrator', 'device_administrator'],
    ...write,
    within: 'place',
    name: { en: 'Change shared terminals', ja: '共用端末の変更' },
  },
  'auth.emergencies.read': {
    roles: READERS,
    ...read,
    within: 'tenant',
    name: { en: 'See emergencies', ja: '緊急時利用の閲覧' },
  },
  'auth.emergencies.declare': {
    roles: ['administrator', 'store_manager'],
    ...write,
    within: 'place',
    name: { en: 'Declare emergencies', ja: '緊急事態の宣言' },
  },
  'auth.emergencies.write': {
    roles: ['administrator'],
    ...write,
    within: 'tenant',
    name: { en: 'Close and review emergencies', ja: '緊急時利用の終了・確認' },
  },
  'auth.connections.read': {
    roles: READERS,
    ...read,
    within: 'tenant',
    name: { en: 'See identity providers', ja: '外部認証の閲覧' },
  },
  'auth.connections.write': {
    roles: ['administrator'],
    ...write,
    within: 'tenant',
    name: { en: 'Change identity providers', ja: '外部認証の変更' },
  },
  'auth.clients.read': {
    roles: ['administrator', 'auditor', 'platform_operator'],
    ...read,
    within: 'tenant',
    name: { en: 'See clients', ja: 'クライアントの閲覧' },
  },
  'auth.clients.write': {
    roles: ['administrator', 'platform_operator'],
    ...write,
    within: 'tenant',
    name: { en: 'Register clients', ja: 'クライアントの登録' },
  },
  'auth.branding.read': {
    roles: READERS,
    ...read,
    within: 'tenant',
    name: { en: 'See how the sign-in pages look', ja: 'ログイン画面の表示設定の閲覧' },
  },
  'auth.branding.write': {
    roles: ['administrator'],
    ...write,
    within: 'tenant',
    name: { en: 'Change how the sign-in pages look', ja: 'ログイン画面の表示設定の変更' },
  },
  'auth.mails.read': {
    roles: [...READERS, 'user_administrator'],
    ...read,
    within: 'tenant',
    name: { en: 'See mails that were sent', ja: '送信メールの閲覧' },
  },
  'auth.support_sessions.read': {
    roles: [...READERS, 'support', 'platform_operator'],
    ...read,
    within: 'tenant',
    name: { en: 'See what support looked at', ja: 'サポート閲覧の確認' },
  },
  // staff open sessions on a customer's leave; the customer's administrators end them
  'auth.support_sessions.write': {
    roles: ['administrator', 'support'],
    ...write,
    within: 'tenant',
    name: { en: 'Look at a customer’s data for support', ja: 'サポートのための閲覧' },
  },
  // by machines only: products that follow what was revoked
  'auth.revocations.read': {
    roles: [],
    scope: 'auth:revocations',
    within: 'tenant',
    name: { en: 'Follow what was revoked', ja: '失効情報の取得' },
  },
};

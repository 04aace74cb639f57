import type { TFunction } from 'i18next';
import type { UserRole } from '../api/types.ts';

/** Kiban's roles that a tenant's people are found by. */
export const roles = [
  'administrator',
  'viewer',
  'user_administrator',
  'store_manager',
  'device_administrator',
  'licence_administrator',
  'access_approver',
  'auditor',
] as const;
export type RoleName = (typeof roles)[number];

/** What somebody holds, in words: each role with its place, where it is not for the whole tenant. */
export function rolesText(t: TFunction, held: readonly UserRole[], language: string): string {
  if (held.length === 0) return t('role.none');
  return held.map((role) => roleText(role, language)).join(language === 'ja' ? '、' : ', ');
}

function roleText({ role, role_name, place_name }: UserRole, language: string): string {
  const name = role_name === null ? role : language === 'ja' ? role_name.ja : role_name.en;
  return place_name === null ? name : language === 'ja' ? `${name}（${place_name}）` : `${name} (${place_name})`;
}

import { Problem } from '@kiban/http';
import { builtInRoles } from './built-in-roles.ts';
import type { Holders } from './permissions.ts';

/** Not active in the token's tenant, or not known there. */
export function suspended(): Problem {
  return new Problem(403, 'user_suspended', {
    en: 'You are not an active user of this tenant.',
    ja: 'このテナントの有効な利用者ではありません。',
  });
}

/** A token that is well signed, and whose claims do not fit what is here. */
export function foreign(): Problem {
  return new Problem(
    401,
    'token_invalid',
    {
      en: 'The token names a tenant or a user who is not the one it was given to.',
      ja: 'トークンのテナントまたは利用者が一致しません。',
    },
    { headers: { 'www-authenticate': 'Bearer realm="kiban", error="invalid_token"' } },
  );
}

/** What the caller lacks, and who has it. */
export function permissionMissing(permission: string, { roles, scope }: Holders): Problem {
  const names = roles.map((role) => builtInRoles[role].name);
  const en = [
    names.length === 0 ? 'a program, not a person' : `one of the roles ${names.map(({ en }) => en).join(', ')}`,
    ...(scope === null ? [] : [`the scope ${scope}`]),
  ];
  const ja = [
    names.length === 0
      ? '人ではなくプログラムからの呼び出し'
      : `役割（${names.map(({ ja }) => ja).join('、')}のいずれか）`,
    ...(scope === null ? [] : [`スコープ ${scope}`]),
  ];
  const detail = {
    en: `${permission} is missing. It takes ${en.join(' and ')}.`,
    ja: `権限 ${permission} がありません。${ja.join('と')}が必要です。`,
  };
  return new Problem(403, 'permission_missing', detail, { permission, granted_by: { roles, scope } });
}

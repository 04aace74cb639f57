import { described, id, moment, momentOrNull, named } from '@kiban/service';
import { z } from 'zod';

const METHODS = ['password', 'totp', 'lookup_codes', 'passkey'] as const;

/** What somebody signs in with, without anything secret. */
export const credentialSchema = named(
  z.strictObject({
    id: described(id(), 'Its id.', 'ID。'),
    type: described(z.enum(METHODS), 'What it is.', '種類。'),
    name: described(z.string().nullable(), 'What the person calls it.', '本人が付けた名前。'),
    added_at: moment('When it was added.', '登録日時。'),
    last_used_at: momentOrNull('When it was last used, where that is kept.', '最終使用日時（記録がある場合）。'),
    must_change: described(
      z.boolean(),
      'Whether it opens nothing but the page that changes it.',
      '次回ログイン時に変更が必要か。',
    ),
    codes_left: described(
      z.int().min(0).nullable(),
      'Printed codes that have not been used; null for other types.',
      '未使用のコードの数。ほかの種類では null。',
    ),
    vouched_by: described(
      z.enum(['tenant', 'operator']),
      'Who answers for it: this tenant, which can take it away, or the operator of the platform.',
      '本人のものであることを保証した者。テナント（取り消しできます）または基盤の運用者。',
    ),
  }),
  'Credential',
  'What somebody signs in with. What counts in other tenants only is not shown.',
  '認証手段。ほかのテナントでのみ有効なものは含みません。',
);

export const credentialsSchema = named(
  z.strictObject({ items: described(z.array(credentialSchema), 'The newest first.', '新しい順。') }),
  'Credentials',
  'What somebody signs in with in this tenant.',
  'このテナントで有効な認証手段。',
);

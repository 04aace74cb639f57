import { changeContext, counted, demandedReason, described, itemsOf, named } from '@kiban/service';
import { z } from 'zod';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import { requireFresh } from '../api/require-fresh.ts';
import { importPasswords, LINE_FAULTS } from './import-passwords.ts';

const MOST = 500;

const newImport = named(
  z.strictObject({
    passwords: described(
      z
        .array(
          z.strictObject({
            login_id: described(z.string().min(1).max(254), 'Whose.', 'ログイン ID。'),
            password_hash: described(
              z.string().min(1).max(1024),
              'bcrypt, scrypt, PBKDF2 or Argon2 as other systems write it: PHC, crypt, Django, Werkzeug, ASP.NET Identity, Firebase.',
              '他システムのパスワードハッシュ（bcrypt、scrypt、PBKDF2、Argon2）。',
            ),
          }),
        )
        .min(1)
        .max(MOST),
      'At most 500 at once.',
      '一度に 500 件まで。',
    ),
    dry_run: described(z.boolean(), 'Looks at every line and changes nothing.', '確認だけを行い、何も変更しません。'),
    reason: demandedReason,
  }),
  'NewPasswordImport',
  'Passwords of another system.',
  '他システムのパスワード。',
);

const importedSchema = named(
  z.strictObject({
    taken: counted('How many were taken over, or would be.', '取り込んだ（確認の場合は取り込める）件数。'),
    problems: itemsOf(
      named(
        z.strictObject({
          line: described(z.int().min(1), 'Counts from 1.', '行番号（1 から）。'),
          login_id: described(z.string(), 'Whose.', 'ログイン ID。'),
          code: described(
            z.enum(LINE_FAULTS),
            'form_unknown, malformed, too_costly: of the hash. user_unknown, user_not_active, twice. has_password: it stays. had_password: it was taken away.',
            'form_unknown・malformed・too_costly: ハッシュの問題。user_unknown・user_not_active: 利用者の問題。twice: 重複。has_password: 既にパスワードがあり変更しません。had_password: 以前のパスワードが取り消されています。',
          ),
        }),
        'PasswordImportProblem',
        'A line that was not taken.',
        '取り込まなかった行。',
      ),
    ),
  }),
  'PasswordImport',
  'What came of an import.',
  '取り込みの結果。',
);

/** Passwords of other systems, over HTTP. The same import again changes nothing. */
export function passwordImportOperations(api: AuthApi, parts: ApiParts): void {
  api.operation(
    {
      operationId: 'importPasswords',
      tag: 'people',
      method: 'post',
      path: '/password-imports',
      summary: { en: 'Take over passwords of another system', ja: 'パスワードの取り込み' },
      description: {
        en: 'They count in this tenant alone, and are kept as ours from the first right sign-in on. Whoever has a password keeps it.',
        ja: 'このテナントでのみ有効です。最初に正しくログインした時点で基盤の方式に置き換わります。既にある人のパスワードは変わりません。',
      },
      permission: 'auth.credentials.write',
      body: newImport,
      largestBody: 1_048_576,
      response: {
        status: 200,
        schema: importedSchema,
        description: { en: 'What was taken, and every line that was not.', ja: '取り込みの結果。' },
      },
      refusals: ['authentication_too_old'],
    },
    async ({ access, caller, request_id, body }) => {
      requireFresh(caller, parts.clock);
      const { tenantId: tenant } = access;
      const { actor, reason } = changeContext(caller, request_id, body.reason);
      const passwords = body.passwords.map((each, index) => ({ ...each, line: index + 1 }));
      const act = { tenant_id: tenant, actor, reason, request_id, at: parts.clock() };
      const { taken, problems } = await importPasswords(parts, { tenant, passwords, dry_run: body.dry_run }, act);
      return { taken, problems: [...problems] };
    },
  );
}

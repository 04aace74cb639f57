import { builtInRoles, counted, described, id, named, reason } from '@kiban/service';
import { z } from 'zod';
import type { Method } from '../factors/factor.ts';
import { versionOf } from './change-policy.ts';
import type { EffectivePolicy, KeptPolicy } from './policy.ts';
import { POLICY_PLACE } from './policy-place.ts';

/** What a policy may list; the others hang on decisions of their own. */
const LISTED = ['passkey', 'totp', 'lookup_codes', 'terminal', 'email_code'] as const satisfies readonly Method[];
const ROLES = Object.keys(builtInRoles) as [string, ...string[]];
const range = (least: number, most: number, en: string, ja: string) => described(z.int().min(least).max(most), en, ja);

const password = {
  preset: described(
    z.enum(['jp-13', 'jp-8-mfa', 'nist']),
    'jp-13: 13 characters of letters, digits and symbols; jp-8-mfa: 8 of them beside a second factor; nist: 15, of any kind.',
    'jp-13: 文字・数字・記号を含む 13 文字以上、jp-8-mfa: 多要素認証と併せて 8 文字以上、nist: 種類を問わず 15 文字以上。',
  ),
  minimum_length: range(
    8,
    64,
    'The fewest characters, if more than the preset asks for.',
    '最小文字数（プリセットより長い場合）。',
  ),
};
const passkeys = {
  synced: described(
    z.boolean(),
    'Whether passkeys may be copied between devices.',
    '端末間で同期されるパスキーを認めるか。',
  ),
  attestation: described(
    z.enum(['none', 'listed']),
    'listed: only the models below, which prove that they are.',
    'listed: 下記の機種であることを証明できるものだけを認めます。',
  ),
  aaguids: described(z.array(z.uuid()).max(200), 'Models of authenticators (AAGUID).', '認証器の機種（AAGUID）。'),
};
const session = {
  idle_minutes: range(5, 1440, 'Without use for as long a session is over.', '操作がない場合に終了するまでの分数。'),
  hours: range(1, 24, 'A session is over after as long in any case.', 'セッションの最長時間。'),
};
const second_factors = described(
  z.array(z.enum(LISTED)).min(1).max(LISTED.length),
  'What may be used beside the password.',
  'パスワードと併せて使える認証手段。',
);
const phishing_resistant_for = described(
  z.array(z.enum(ROLES)).max(ROLES.length),
  'Holders of these roles sign in with a passkey or a security key.',
  'パスキーまたはセキュリティキーでのログインを必須とする役割。',
);
const lock = {
  lock_minutes: range(1, 60, 'A shared terminal is locked after as long.', '共用端末をロックするまでの分数。'),
};
const login_view = {
  oldest_hours: described(
    z.int().min(1).max(720).nullable(),
    'While the directory is away nobody signs in by what is older; null: whatever its age.',
    'ディレクトリ停止中、これより古い情報ではログインできません。null は制限なし。',
  ),
};
const sign_on = {
  required_connection: described(
    id().nullable(),
    'The connection everybody but administrators signs in by; null: any way.',
    '管理者以外が必ず使う外部認証連携。null は指定なし。',
  ),
};

const partOf = <Shape extends z.ZodRawShape>(shape: Shape, en: string, ja: string) =>
  described(z.strictObject(shape).partial(), en, ja).exactOptional();
const PASSWORD = ['Passwords.', 'パスワード。'] as const;
const PASSKEYS = ['Passkeys and security keys.', 'パスキーとセキュリティキー。'] as const;
const SESSION = ['Sessions.', 'セッション。'] as const;
const TERMINAL = ['Shared terminals.', '共用端末。'] as const;
const VIEW = ['During an outage.', '障害時。'] as const;
const SIGN_ON = ['Single sign-on.', 'シングルサインオン。'] as const;

export const partial = named(
  z.strictObject({
    password: partOf(password, ...PASSWORD),
    second_factors: second_factors.exactOptional(),
    phishing_resistant_for: phishing_resistant_for.exactOptional(),
    passkeys: partOf(passkeys, ...PASSKEYS),
    session: partOf(session, ...SESSION),
    terminal: partOf(lock, ...TERMINAL),
    login_view: partOf(login_view, ...VIEW),
    sign_on: partOf(sign_on, ...SIGN_ON),
  }),
  'PartialSignInPolicy',
  'Some of a policy: what is not said is the tenant’s, or the platform’s.',
  '方針の一部。省略した項目は上位の方針に従います。',
);

export const policyPlace = z.strictObject({
  id: described(
    z.string().max(80).regex(POLICY_PLACE),
    '`tenant`, `unit:ID` or `client:ID`.',
    '`tenant`、`unit:ID`、`client:ID` のいずれか。',
  ),
});

export const newPolicy = named(
  z.strictObject({ policy: partial, reason }),
  'NewSignInPolicy',
  'What is said, in place of what was said before.',
  '方針。以前の内容を置き換えます。',
);

const whole = (shape: z.ZodRawShape, words: readonly [string, string]) => described(z.strictObject(shape), ...words);

export const effectivePolicySchema = named(
  z.strictObject({
    password: whole(password, PASSWORD),
    second_factors,
    phishing_resistant_for,
    passkeys: whole(passkeys, PASSKEYS),
    session: whole(session, SESSION),
    terminal: whole(lock, TERMINAL),
    login_view: whole(login_view, VIEW),
    sign_on: whole(sign_on, SIGN_ON),
    where: described(
      z.array(
        z.strictObject({
          part: described(z.string(), 'The part: `session.hours`.', '項目（`session.hours` など）。'),
          place: described(z.string(), 'platform, tenant, unit:ID or client:ID.', '方針の出どころ。'),
        }),
      ),
      'Where each part was said.',
      '各項目の出どころ。',
    ),
  }),
  'EffectiveSignInPolicy',
  'What holds in the end, for one user or at one place.',
  '利用者または対象に適用されるログイン方針。',
);

export const policySchema = named(
  z.strictObject({
    id: described(z.string(), 'What it is said for.', '対象。'),
    policy: partial,
    effective: effectivePolicySchema,
    version: counted(
      'Counts the changes. The ETag is this number in quotes.',
      '変更の通し番号。引用符で囲むと ETag になります。',
    ),
  }),
  'SignInPolicy',
  'How people sign in, as far as it is said for the tenant, a unit or a client.',
  'テナント、組織、クライアントごとのログイン方針。',
);

export const policyPlaceSchema = named(
  z.strictObject({
    id: described(z.string(), '`tenant`, `unit:ID` or `client:ID`.', '`tenant`、`unit:ID`、`client:ID` のいずれか。'),
    name: described(
      z.string().nullable(),
      'What the unit or the product is called; null: the tenant.',
      '組織または製品の名前。テナントでは null。',
    ),
    said: described(z.boolean(), 'Whether anything is said for it.', '方針が定められているか。'),
  }),
  'SignInPolicyPlace',
  'What a policy can be said for.',
  '方針を定められる対象。',
);

export function policyView(
  place: string,
  kept: KeptPolicy | undefined,
  effective: EffectivePolicy,
): z.output<typeof policySchema> {
  const policy = (kept?.policy ?? {}) as z.output<typeof partial>;
  return { id: place, policy, effective: effectiveView(effective), version: versionOf(kept) };
}

export function effectiveView({ where, ...policy }: EffectivePolicy): z.output<typeof effectivePolicySchema> {
  const parts = Object.entries(where).map(([part, place]) => ({ part, place }));
  return { ...policy, where: parts } as unknown as z.output<typeof effectivePolicySchema>;
}

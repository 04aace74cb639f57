import { because, counted, described, id, moment, named, reason, record, text } from '@kiban/service';
import { z } from 'zod';
import { AUTHORITY_KEYS } from '../x509/make-authority.ts';
import { AUTHORITY_SOURCES, AUTHORITY_STATUSES } from './certificate-authority.ts';

const NAME = ['What people call it.', '認証局の名前。'] as const;
export const authorityStatus = z.enum(AUTHORITY_STATUSES);

/** Text in PEM (RFC 7468): lines of printable ASCII. */
export function pem(most: number): z.ZodString {
  return z
    .string()
    .max(most)
    .refine(
      (value) => /^[\x20-\x7e\r\n]*-----BEGIN [\x20-\x7e\r\n]+$/.test(value),
      because('Give it in PEM: it begins with -----BEGIN.', 'PEM 形式（-----BEGIN で始まる）で入力してください。'),
    );
}

export const authoritySchema = named(
  z.strictObject({
    id: described(id(), 'Permanent id of the authority.', '認証局の永続的な ID。'),
    name: described(z.string(), ...NAME),
    source: described(
      z.enum(AUTHORITY_SOURCES),
      'own: made here. imported: its key was brought here. external: it signs elsewhere; what it issued is registered here.',
      'own はここで作成、imported は鍵を取り込み、external は外部の認証局（発行済み証明書のみ登録）。',
    ),
    subject: described(z.string(), 'Whom its certificate names.', '証明書の主体者名。'),
    certificate_pem: described(z.string(), 'Its certificate.', '認証局の証明書（PEM）。'),
    chain_pem: described(z.string().nullable(), 'The certificates above it, in order.', '上位の証明書（順番どおり）。'),
    fingerprint_sha256: described(z.string(), 'SHA-256 of its certificate.', '証明書の SHA-256 フィンガープリント。'),
    not_before: moment('From when on its certificate is valid.', '証明書の有効期間の始まり。'),
    not_after: moment('Until when its certificate is valid.', '証明書の有効期間の終わり。'),
    status: described(
      authorityStatus,
      'retired: it issues no more; its revocation list goes on.',
      '状態。retired は発行終了（失効リストは継続）。',
    ),
    revocation_list_url: described(
      z.string().nullable(),
      'Where everybody reads its revocation list; null: it is published elsewhere.',
      '失効リスト（CRL）の公開場所。外部の認証局では null。',
    ),
    certificate_count: counted(
      'Its certificates that are neither revoked nor expired at the moment shown.',
      'その時点で有効な発行済み証明書の数。',
    ),
    ...record,
  }),
  'CertificateAuthority',
  'What certificates come from. Its private key is never shown.',
  '認証局。秘密鍵は表示されません。',
);

export const newAuthority = named(
  z.strictObject({
    name: described(text(64), ...NAME),
    key_type: described(z.enum(AUTHORITY_KEYS).default('P-256'), 'The curve of its key.', '鍵の種類（楕円曲線）。'),
    validity_days: described(
      z.int().min(366).max(9131).default(3650),
      'How many days its certificate is valid.',
      '証明書の有効日数。',
    ),
    reason,
  }),
  'NewCertificateAuthority',
  'An authority to be made, with a new key that never leaves the service.',
  '新しく作る認証局。秘密鍵はサービスの外に出ません。',
);

export const importedAuthority = named(
  z.strictObject({
    name: described(text(64), ...NAME),
    certificates_pem: described(
      pem(12_000),
      'The authority’s certificate, then those above it, in PEM.',
      '認証局の証明書、続けて上位の証明書（PEM）。',
    ),
    private_key_pem: described(
      pem(10_000).nullable().exactOptional(),
      'Its private key, PKCS #8 without a password, in PEM. Left out: it signs elsewhere.',
      '秘密鍵（パスワードなしの PKCS#8、PEM）。省略すると外部の認証局として登録します。',
    ),
    reason,
  }),
  'ImportedCertificateAuthority',
  'An authority that exists already.',
  '既存の認証局。',
);

export const authorityChange = named(
  z.strictObject({ name: described(text(64).exactOptional(), ...NAME), reason }),
  'CertificateAuthorityChange',
  'What is to change.',
  '変更する項目。',
);

/** What an operation on one authority answers. */
export const theAuthority = {
  status: 200,
  schema: authoritySchema,
  description: { en: 'The certificate authority.', ja: '認証局。' },
  etag: true,
} as const;

import {
  actorSchema,
  demandedReason,
  described,
  id,
  moment,
  momentOrNull,
  named,
  reason,
  record,
} from '@kiban/service';
import { z } from 'zod';
import { pem } from '../certificate-authorities/authority-schema.ts';
import { DEVICE_STATUSES } from '../devices/device.ts';
import { REVOCATION_REASONS } from '../x509/revocation-reason.ts';
import { LONGEST_VALIDITY, USUAL_VALIDITY } from './issue-certificate.ts';

const words = {
  authority_id: [
    'The authority that issues it; left out: the youngest that can.',
    '発行する認証局。省略時は最新のもの。',
  ],
  device_id: ['The device that holds it.', '証明書を持つ端末の ID。'],
  csr: [
    'The certificate request (PKCS #10, PEM), signed with the key that is to be certified. Its subject is ignored.',
    '証明書署名要求（PKCS#10、PEM）。証明する鍵で署名します。主体者名は使われません。',
  ],
  validity_days: [
    'How many days it is valid; never longer than its authority.',
    '有効日数。認証局の期限を超えません。',
  ],
} as const;

export const certificateStatus = z.enum(['active', 'expired', 'revoked']);
const revocationReason = z.enum(REVOCATION_REASONS);

const changedBy = named(
  z.strictObject({
    actor: described(actorSchema, 'Who or what did it.', '操作した人または仕組み。'),
    reason: described(z.string().nullable(), 'Why.', '理由。'),
    at: moment('When it happened.', '起きた日時。'),
    event_id: described(id(), 'Id of the event.', 'イベント ID。'),
  }),
  'ChangedBy',
  'Who made it so, when and why.',
  '誰が、いつ、なぜそうしたか。',
);

const holder = z.strictObject({
  id: described(id(), 'The device.', '端末の ID。'),
  name: described(z.string().nullable(), 'Its name at the moment shown.', 'その時点の名前。'),
  status: described(z.enum(DEVICE_STATUSES).nullable(), 'Its status at that moment.', 'その時点の状態。'),
  since: moment('Since when it held the certificate.', '証明書を持ち始めた日時。'),
  changed_by: changedBy,
});

const place = z.strictObject({
  id: described(id(), 'The store.', '店舗の ID。'),
  name: described(z.string().nullable(), 'Its name at the moment shown.', 'その時点の店舗名。'),
  since: moment('Since when the device stood there.', '端末がその店舗に置かれた日時。'),
  changed_by: changedBy,
});

export const certificateSchema = named(
  z.strictObject({
    id: described(id(), 'Permanent id of the certificate here.', '証明書の永続的な ID。'),
    authority_id: described(id(), 'The authority that issued it.', '発行した認証局の ID。'),
    authority_name: described(z.string().nullable(), 'Its name at the moment shown.', 'その時点の認証局の名前。'),
    serial_number: described(
      z.string(),
      'Serial number: hexadecimal, upper case.',
      'シリアル番号（16 進数、大文字）。',
    ),
    subject: described(z.string().nullable(), 'Whom it names; null: not known.', '主体者名。不明の場合は null。'),
    fingerprint_sha256: described(z.string().nullable(), 'SHA-256 of it.', 'SHA-256 フィンガープリント。'),
    key_thumbprint: described(
      z.string().nullable(),
      'SHA-256 of its public key as JWK (RFC 7638).',
      '公開鍵（JWK）の SHA-256（RFC 7638）。',
    ),
    not_before: momentOrNull('From when on it is valid.', '有効期間の始まり。'),
    not_after: momentOrNull('Until when it is valid.', '有効期間の終わり。'),
    renews: described(id().nullable(), 'The certificate that it follows.', '更新元の証明書の ID。'),
    status: described(
      certificateStatus,
      'At the moment shown: active, expired, or revoked for good.',
      'その時点の状態。active 有効、expired 期限切れ、revoked 失効。',
    ),
    revoked_at: momentOrNull('When it was revoked.', '失効した日時。'),
    revocation_reason: described(
      revocationReason.nullable(),
      'Why it was revoked (RFC 5280 §5.3.1).',
      '失効理由（RFC 5280 §5.3.1）。',
    ),
    pem: described(z.string().nullable(), 'The certificate; null: not known.', '証明書（PEM）。不明の場合は null。'),
    device: described(
      holder.nullable(),
      'The device that held it at the moment shown; null: none did.',
      'その時点で証明書を持っていた端末。なければ null。',
    ),
    store: described(
      place.nullable(),
      'The store in which that device stood then.',
      'その時点で端末が置かれていた店舗。',
    ),
    ...record,
  }),
  'Certificate',
  'A certificate, the device that held it, the store in which that stood, and who made it so.',
  '証明書と、その時点で持っていた端末・置かれていた店舗・変更した人。',
);

const validity_days = described(z.int().min(1).max(LONGEST_VALIDITY).default(USUAL_VALIDITY), ...words.validity_days);

export const newCertificate = named(
  z.strictObject({
    device_id: described(id(), ...words.device_id),
    csr: described(pem(10_000), ...words.csr),
    authority_id: described(id().exactOptional(), ...words.authority_id),
    validity_days,
    reason,
  }),
  'NewCertificate',
  'A certificate to be issued.',
  '新しく発行する証明書。',
);

export const certificateRenewal = named(
  z.strictObject({
    csr: described(pem(10_000), ...words.csr),
    authority_id: described(
      id().exactOptional(),
      'The authority that issues it; left out: the one of the old certificate, while it issues.',
      '発行する認証局。省略時は更新元と同じ認証局。',
    ),
    validity_days,
    reason,
  }),
  'CertificateRenewal',
  'A certificate that follows another one. Both are valid until the old one ends.',
  '後継の証明書。更新元も期限まで有効です。',
);

export const importedCertificate = named(
  z.strictObject({
    authority_id: described(id(), 'The authority that issued it.', '発行した認証局の ID。'),
    pem: described(pem(12_000), 'The certificate, in PEM.', '証明書（PEM）。'),
    device_id: described(
      id().nullable().exactOptional(),
      'The device that holds it; left out: none.',
      '証明書を持つ端末の ID。省略時はなし。',
    ),
    reason,
  }),
  'ImportedCertificate',
  'A certificate that exists already.',
  '発行済みの証明書。',
);

export const certificateBinding = named(
  z.strictObject({ device_id: described(id(), ...words.device_id), reason: demandedReason }),
  'CertificateBinding',
  'The device that holds a certificate from now on, and why.',
  '証明書を持つ端末と理由。',
);

export const certificateRevocation = named(
  z.strictObject({
    revocation_reason: described(
      revocationReason.default('unspecified'),
      'What the revocation list says of it (RFC 5280 §5.3.1).',
      '失効リストに記載する理由（RFC 5280 §5.3.1）。',
    ),
    reason: demandedReason,
  }),
  'CertificateRevocation',
  'Why a certificate is revoked, for good.',
  '証明書の失効理由。失効は取り消せません。',
);

/** What an operation on one certificate answers. */
export const theCertificate = {
  status: 200,
  schema: certificateSchema,
  description: { en: 'The certificate.', ja: '証明書。' },
  etag: true,
} as const;

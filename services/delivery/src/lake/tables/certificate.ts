import { column } from '../column.ts';
import { entity } from './entity.ts';

export const certificate = entity({
  kind: 'certificate',
  buckets: 4,
  fields: [
    column(
      'authority_id',
      'string',
      'The authority that issued it (certificate_authority.id)',
      '発行した認証局（certificate_authority.id）',
    ),
    column('serial_number', 'string', 'Serial number, hexadecimal', 'シリアル番号（16進数）'),
    column('subject', 'string', 'Whom it names', '主体者名'),
    column('fingerprint_sha256', 'string', 'SHA-256 of it', 'SHA-256 フィンガープリント'),
    column('key_thumbprint', 'string', 'SHA-256 of its public key as JWK (RFC 7638)', '公開鍵の SHA-256（RFC 7638）'),
    column('not_before', 'timestamp', 'From when on it is valid', '有効期間の始まり'),
    column('not_after', 'timestamp', 'Until when it is valid', '有効期間の終わり'),
    column('device_id', 'string', 'Who holds it (device.id); empty: no device', '保持する端末（device.id。空：なし）'),
    column('renews', 'string', 'The certificate that it follows (certificate.id)', '更新元の証明書（certificate.id）'),
    column(
      'status',
      'string',
      'active or revoked; that it has expired is told by not_after',
      '状態：active（有効）、revoked（失効）。期限切れは not_after で判断',
    ),
    column('revoked_at', 'timestamp', 'When it was revoked', '失効した日時'),
    column('revocation_reason', 'string', 'Why it was revoked (RFC 5280)', '失効理由（RFC 5280）'),
    column('pem', 'string', 'The certificate (PEM)', '証明書（PEM）'),
  ],
  references: [
    { column: 'authority_id', table: 'certificate_authority' },
    { column: 'device_id', table: 'device' },
    { column: 'renews', table: 'certificate' },
  ],
  descriptions: { en: 'Certificates of devices', ja: '端末の証明書' },
});

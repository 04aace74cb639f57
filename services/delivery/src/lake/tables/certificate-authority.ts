import { column } from '../column.ts';
import { entity } from './entity.ts';

export const certificateAuthority = entity({
  kind: 'certificate_authority',
  buckets: 1,
  fields: [
    column('name', 'string', 'What people call it', '名称'),
    column(
      'source',
      'string',
      'own (made here), imported (its key was brought here) or external (it signs elsewhere)',
      '種別：own（ここで作成）、imported（鍵を取り込み）、external（外部）',
    ),
    column('subject', 'string', 'Whom its certificate names', '証明書の主体者名'),
    column('certificate_pem', 'string', 'Its certificate (PEM)', '証明書（PEM）'),
    column('chain_pem', 'string', 'The certificates above it, in order (PEM)', '上位の証明書（PEM）'),
    column('fingerprint_sha256', 'string', 'SHA-256 of its certificate', '証明書の SHA-256 フィンガープリント'),
    column('not_before', 'timestamp', 'From when on its certificate is valid', '有効期間の始まり'),
    column('not_after', 'timestamp', 'Until when its certificate is valid', '有効期間の終わり'),
    column('status', 'string', 'active, or retired: it issues no more', '状態：active（有効）、retired（発行終了）'),
  ],
  references: [],
  descriptions: { en: 'Certificate authorities', ja: '認証局' },
});

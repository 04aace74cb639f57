import { column } from '../column.ts';
import { entity } from './entity.ts';

export const licence = entity({
  kind: 'licence',
  buckets: 1,
  fields: [
    // the products stand in the platform's tenant
    column('product', 'string', 'Code of the product', '製品コード'),
    column('plan', 'string', 'Key of the plan', 'プランのキー'),
    column(
      'covers',
      'string',
      'tenant (the whole tenant), or what gets its seats: store, user, device',
      '対象：tenant（テナント全体）、store（店舗）、user（利用者）、device（端末）',
    ),
    column('seats', 'integer', 'How many may use it at once; empty: the whole tenant', 'シート数（空：テナント全体）'),
    column('starts_at', 'timestamp', 'From when on it holds', '開始日時'),
    column('ends_at', 'timestamp', 'Not any more at this instant; empty: endless', '終了日時（空：無期限）'),
    column('trial', 'boolean', 'Whether it is a trial', '試用かどうか'),
    column('renewal', 'string', 'manual or automatic', '更新方法：manual（手動）、automatic（自動）'),
    column('renewal_months', 'integer', 'Months that a renewal by itself adds', '自動更新で延びる月数'),
    column('status', 'string', 'active, suspended or ended', '状態：active（有効）、suspended（停止）、ended（終了）'),
  ],
  references: [],
  descriptions: { en: 'Licences: what the tenant has bought', ja: 'ライセンス（テナントが購入したもの）' },
});

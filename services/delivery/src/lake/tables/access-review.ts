import { column } from '../column.ts';
import { words } from './common-columns.ts';
import { entity } from './entity.ts';

export const accessReview = entity({
  kind: 'access_review',
  buckets: 1,
  fields: [
    column('name', 'string', 'What it is called', '棚卸しの名前'),
    column('due_at', 'timestamp', 'When it is closed by itself', '期限（自動で終了する日時）'),
    column(
      'unit_id',
      'string',
      'Of which unit and all below it (organization_unit.id); empty: a store or the whole tenant',
      '対象の組織（organization_unit.id、配下を含む。空：店舗またはテナント全体）',
    ),
    column(
      'store_id',
      'string',
      'Of which store (store.id); empty: a unit or the whole tenant',
      '対象の店舗（store.id。空：組織またはテナント全体）',
    ),
    column('roles', words, 'Of which roles; empty: every one', '対象の役割（空：すべて）'),
    column(
      'unused_days',
      'integer',
      'Of users who had not signed in for so many days; empty: of anybody',
      '未ログイン日数による絞り込み（空：なし）',
    ),
    column('status', 'string', 'open or closed', '状態：open（実施中）、closed（終了）'),
  ],
  references: [
    { column: 'unit_id', table: 'organization_unit' },
    { column: 'store_id', table: 'store' },
  ],
  descriptions: { en: 'Reviews of who holds which role', ja: '権限の棚卸し' },
});

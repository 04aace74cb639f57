import { column } from '../column.ts';
import { entity } from './entity.ts';

export const reviewItem = entity({
  kind: 'review_item',
  buckets: 4,
  fields: [
    column('review_id', 'string', 'In which review (access_review.id)', '棚卸し（access_review.id）'),
    column('role_assignment_id', 'string', 'Which assignment (role_assignment.id)', '割り当て（role_assignment.id）'),
    column('user_id', 'string', 'Who held it (user.id)', '利用者（user.id）'),
    column('role', 'string', 'kiban:<role>, or <product>:<role>', '役割（kiban:<役割>、または <製品>:<役割>）'),
    column(
      'unit_id',
      'string',
      'For which unit (organization_unit.id); empty: a store or the whole tenant',
      '範囲の組織（organization_unit.id。空：店舗またはテナント全体）',
    ),
    column(
      'store_id',
      'string',
      'For which store (store.id); empty: a unit or the whole tenant',
      '範囲の店舗（store.id。空：組織またはテナント全体）',
    ),
    column(
      'decision',
      'string',
      'pending, kept or revoked',
      '確認の結果：pending（未確認）、kept（継続）、revoked（取り消し）',
    ),
    column('decided_by', 'string', 'Who said so (user.id)', '確認した利用者（user.id）'),
    column('note', 'string', 'Why it was decided so', '理由'),
    column(
      'outcome',
      'string',
      'kept, ended, ended_before or last_administrator; empty: the review is open',
      '終了時の結果：kept、ended、ended_before、last_administrator（空：実施中）',
    ),
  ],
  references: [
    { column: 'review_id', table: 'access_review' },
    { column: 'role_assignment_id', table: 'role_assignment' },
    { column: 'user_id', table: 'user' },
    { column: 'unit_id', table: 'organization_unit' },
    { column: 'store_id', table: 'store' },
    { column: 'decided_by', table: 'user' },
  ],
  descriptions: { en: 'What stood in reviews, and what came of it', ja: '権限の棚卸しの対象とその結果' },
});

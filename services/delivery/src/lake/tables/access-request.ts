import { column } from '../column.ts';
import { entity } from './entity.ts';

export const accessRequest = entity({
  kind: 'access_request',
  buckets: 4,
  fields: [
    column('requester_id', 'string', 'Who asked (user.id)', '申請者（user.id）'),
    column('user_id', 'string', 'For whom (user.id)', '対象の利用者（user.id）'),
    column('role', 'string', 'kiban:<role>, or <product>:<role>', '役割（kiban:<役割>、または <製品>:<役割>）'),
    column(
      'unit_id',
      'string',
      'For which unit and all below it (organization_unit.id); empty: a store or the whole tenant',
      '範囲の組織（organization_unit.id、配下を含む。空：店舗またはテナント全体）',
    ),
    column(
      'store_id',
      'string',
      'For which store (store.id); empty: a unit or the whole tenant',
      '範囲の店舗（store.id。空：組織またはテナント全体）',
    ),
    column('starts_at', 'timestamp', 'From when; empty: from the approval', '開始日時（空：承認時から）'),
    column('ends_at', 'timestamp', 'Until when; empty: without an end', '終了日時（空：無期限）'),
    column('justification', 'string', 'Why it is needed', '申請理由'),
    column(
      'status',
      'string',
      'pending, approved, rejected or withdrawn',
      '状態：pending（承認待ち）、approved（承認）、rejected（却下）、withdrawn（取り下げ）',
    ),
    column('decided_by', 'string', 'Who decided (user.id)', '承認・却下した利用者（user.id）'),
    column('decision_note', 'string', 'What they said', '承認・却下の理由'),
    column(
      'role_assignment_id',
      'string',
      'What was given upon it (role_assignment.id)',
      '付与された割り当て（role_assignment.id）',
    ),
  ],
  references: [
    { column: 'requester_id', table: 'user' },
    { column: 'user_id', table: 'user' },
    { column: 'unit_id', table: 'organization_unit' },
    { column: 'store_id', table: 'store' },
    { column: 'decided_by', table: 'user' },
    { column: 'role_assignment_id', table: 'role_assignment' },
  ],
  descriptions: { en: 'Requests for access, and what came of them', ja: '権限の申請とその結果' },
});

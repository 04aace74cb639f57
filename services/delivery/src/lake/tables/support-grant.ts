import { column, personal } from '../column.ts';
import { entity } from './entity.ts';

export const supportGrant = entity({
  kind: 'support_grant',
  buckets: 1,
  fields: [
    column(
      'staff_user_id',
      'string',
      'Who of the operator’s staff; a user of the platform’s tenant',
      '運営担当者（運営テナントの利用者）',
    ),
    column('staff_person_id', 'string', 'The person behind it; opaque', '本人のid（意味を持たない）'),
    personal('staff_name', 'Their name when they asked', '申請時の担当者名'),
    column('ticket', 'string', 'The ticket that it is for', '対応するチケットの番号'),
    column('reason', 'string', 'Why they need to look', '閲覧が必要な理由'),
    column('hours', 'integer', 'For how many hours', '閲覧できる時間数'),
    column('unmasked', 'boolean', 'Whether names are shown in full', '氏名などを伏せずに表示するか'),
    column(
      'status',
      'string',
      'requested, approved, rejected, revoked or ended',
      '状態：requested（申請中）、approved（承認）、rejected（却下）、revoked（取り消し）、ended（終了）',
    ),
    column('decided_by', 'string', 'Who approved or rejected it (user.id)', '承認・却下した利用者（user.id）'),
    column('starts_at', 'timestamp', 'From when; empty until approved', '開始日時（承認まで空）'),
    column('ends_at', 'timestamp', 'Until when at most', '終了日時'),
  ],
  references: [{ column: 'decided_by', table: 'user' }],
  descriptions: { en: 'What the operator’s support staff may look at', ja: '運営サポートの閲覧許可' },
});

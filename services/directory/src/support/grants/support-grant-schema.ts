import { counted, demandedReason, described, id, momentOrNull, named, reason, record, text } from '@kiban/service';
import { z } from 'zod';
import { MOST_HOURS } from './support-grant.ts';

const words = {
  ticket: ['The ticket that it is for.', '対応するチケットの番号。'],
  hours: ['For how many hours, 1 to 72.', '閲覧できる時間数（1〜72）。'],
  unmasked: [
    'Whether names, login ids and addresses are shown in full.',
    '氏名・ログイン ID・連絡先を伏せずに表示するか。',
  ],
} as const;

export const supportGrantStatus = z.enum(['requested', 'approved', 'rejected', 'revoked', 'ended']);

/** What both sides see of a grant. */
export const grantFields = {
  id: described(id(), 'Permanent id of the grant.', '閲覧許可の永続的な ID。'),
  ticket: described(z.string(), ...words.ticket),
  reason: described(z.string(), 'Why the staff need to look.', '閲覧が必要な理由。'),
  hours: described(z.int().min(1).max(MOST_HOURS), ...words.hours),
  unmasked: described(z.boolean(), ...words.unmasked),
  status: described(supportGrantStatus, 'What became of it.', '状態。'),
  starts_at: momentOrNull('From when; null until approved.', '開始日時。承認されるまで null。'),
  ends_at: momentOrNull('Until when at most.', '終了日時。'),
};

export const supportGrantSchema = named(
  z.strictObject({
    ...grantFields,
    staff_user_id: described(id(), 'Who of the operator’s staff.', '運営担当者の ID。'),
    staff_name: described(z.string().nullable(), 'Their name when they asked.', '申請時の担当者名。'),
    decided_by: described(id().nullable(), 'Who approved or rejected it.', '承認・却下した利用者の ID。'),
    decided_by_name: described(z.string().nullable(), 'Their name.', '承認・却下した利用者の氏名。'),
    in_force: described(z.boolean(), 'Whether they may look at that moment.', 'その時点で閲覧できるか。'),
    view_count: counted('How often they have looked.', '閲覧された回数。'),
    last_viewed_at: momentOrNull('When they looked last.', '最後に閲覧された日時。'),
    ...record,
  }),
  'SupportGrant',
  'The operator’s support staff ask to look into this tenant, or may.',
  '運営のサポート担当者による閲覧の申請と許可。',
);

export const supportApproval = named(
  z.strictObject({
    hours: described(
      z.int().min(1).max(MOST_HOURS).exactOptional(),
      'Fewer hours than were asked for.',
      '申請より短くする場合の時間数。',
    ),
    unmasked: described(
      z.boolean().exactOptional(),
      `${words.unmasked[0]} Left out: no.`,
      `${words.unmasked[1]}省略時は伏せます。`,
    ),
    reason,
  }),
  'SupportApproval',
  'Lets the support staff look.',
  '閲覧の承認。',
);

export const newSupportRequest = named(
  z.strictObject({
    tenant_code: described(text(63), 'Code of the customer’s tenant.', 'お客様のテナントコード。'),
    ticket: described(text(100), ...words.ticket),
    hours: described(z.int().min(1).max(MOST_HOURS), ...words.hours),
    reason: demandedReason,
  }),
  'NewSupportRequest',
  'Asks a customer for leave to look into their tenant.',
  'お客様のテナントの閲覧申請。',
);

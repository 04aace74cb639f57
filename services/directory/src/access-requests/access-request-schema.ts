import {
  because,
  demandedReason,
  described,
  id,
  instant,
  momentOrNull,
  named,
  reason,
  record,
  text,
} from '@kiban/service';
import { z } from 'zod';
import { atMostOnePlace } from '../role-assignments/one-place.ts';

const words = {
  user_id: ['For whom.', '対象の利用者の ID。'],
  role: ['The role: kiban:viewer, or a product’s.', '役割（kiban:viewer や製品の役割）。'],
  unit_id: ['In this unit and below it; null: not in a unit.', '範囲の組織（配下を含む）。組織でない場合は null。'],
  store_id: ['In this store; null: not in a store.', '範囲の店舗。店舗でない場合は null。'],
  starts_at: ['From when on; null: from the approval on.', '開始日時。null は承認時から。'],
  ends_at: ['Until when; null: without an end.', '終了日時。null は無期限。'],
  justification: ['Why it is needed, for whoever decides.', '申請理由。承認者が読みます。'],
} as const;

export const accessRequestStatus = z.enum(['pending', 'approved', 'rejected', 'withdrawn']);
const name = (en: string, ja: string) => described(z.string().nullable(), en, ja);
/** A role's key. */
export const roleName = (): z.ZodString =>
  z
    .string()
    .max(200)
    .refine(
      (value) => /^[a-z][a-z0-9_-]*:[a-z][a-z0-9_.-]*$/.test(value),
      because('Write a role like kiban:viewer.', '役割は kiban:viewer のように指定してください。'),
    );

export const accessRequestSchema = named(
  z.strictObject({
    id: described(id(), 'Id of the request.', '申請の ID。'),
    requester_id: described(id(), 'Who asked.', '申請者の ID。'),
    requester_name: name('Name of who asked, then.', '申請者の氏名（その時点）。'),
    user_id: described(id(), ...words.user_id),
    user_name: name('Name of whom it is for, then.', '対象の利用者の氏名（その時点）。'),
    role: described(z.string(), ...words.role),
    unit_id: described(id().nullable(), ...words.unit_id),
    store_id: described(id().nullable(), ...words.store_id),
    place_name: name('Name of the unit or store then; null: the whole tenant.', '範囲の名前。null はテナント全体。'),
    starts_at: momentOrNull(...words.starts_at),
    ends_at: momentOrNull(...words.ends_at),
    justification: described(z.string(), ...words.justification),
    status: described(accessRequestStatus, 'What came of it.', '状態。'),
    decided_by: described(id().nullable(), 'Who approved or rejected it.', '承認・却下した利用者の ID。'),
    decided_by_name: name('Name of who decided, then.', '承認・却下した利用者の氏名（その時点）。'),
    decision_note: described(z.string().nullable(), 'What they said.', '承認・却下時のコメント。'),
    role_assignment_id: described(id().nullable(), 'What was given upon it.', '付与された割り当ての ID。'),
    ...record,
  }),
  'AccessRequest',
  'That somebody asked for a role; another one decides.',
  '権限の申請。申請者・対象者以外の人が承認します。',
);

export const newAccessRequest = named(
  atMostOnePlace(
    z.strictObject({
      user_id: described(
        id().exactOptional(),
        'For whom; left out: for oneself.',
        '対象の利用者の ID。省略すると自分自身。',
      ),
      role: described(roleName(), ...words.role),
      unit_id: described(id().nullable().exactOptional(), ...words.unit_id),
      store_id: described(id().nullable().exactOptional(), ...words.store_id),
      starts_at: described(instant().nullable().exactOptional(), ...words.starts_at),
      ends_at: described(instant().nullable().exactOptional(), ...words.ends_at),
      justification: described(text(1_000), ...words.justification),
      reason,
    }),
  ),
  'NewAccessRequest',
  'A role to ask for. Without a place: in the whole tenant.',
  '申請する役割。範囲を省くとテナント全体です。',
);

export const approval = named(
  z.strictObject({ reason }),
  'Approval',
  'A request is approved, and the role given. The reason is kept with the request.',
  '申請の承認。役割が付与されます。理由は申請に残ります。',
);

export const rejection = named(
  z.strictObject({ reason: demandedReason }),
  'Rejection',
  'A request is rejected. Whoever asked reads the reason.',
  '申請の却下。理由は申請者に表示されます。',
);

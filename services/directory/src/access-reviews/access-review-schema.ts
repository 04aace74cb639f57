import {
  counted,
  demandedReason,
  described,
  id,
  instant,
  moment,
  momentOrNull,
  named,
  reason,
  record,
  text,
} from '@kiban/service';
import { z } from 'zod';
import { roleName } from '../access-requests/access-request-schema.ts';
import { atMostOnePlace } from '../role-assignments/one-place.ts';

const words = {
  name: ['What it is called.', '棚卸しの名前。'],
  due_at: ['When it is closed by itself.', '期限。この時刻に自動で終了します。'],
  unit_id: [
    'What is held in this unit or below it; null: not of a unit.',
    '対象の組織（配下を含む）。組織でない場合は null。',
  ],
  store_id: ['What is held in this store; null: not of a store.', '対象の店舗。店舗でない場合は null。'],
  roles: ['Only these roles; null: every one.', '対象の役割。null はすべて。'],
  unused_days: [
    'Only what is held by users who have not signed in for so many days; null: by anybody.',
    'この日数以上ログインしていない利用者だけを対象にします。null は全員。',
  ],
} as const;

export const reviewStatus = z.enum(['open', 'closed']);
export const itemDecision = z.enum(['pending', 'kept', 'revoked']);
const nameOf = (en: string, ja: string) => described(z.string().nullable(), en, ja);

export const reviewSchema = named(
  z.strictObject({
    id: described(id(), 'Id of the review.', '棚卸しの ID。'),
    name: described(z.string(), ...words.name),
    due_at: moment(...words.due_at),
    unit_id: described(id().nullable(), ...words.unit_id),
    store_id: described(id().nullable(), ...words.store_id),
    place_name: nameOf('Name of it then; null: the whole tenant.', '対象範囲の名前。null はテナント全体。'),
    roles: described(z.array(z.string()).nullable(), ...words.roles),
    unused_days: described(z.int().nullable(), ...words.unused_days),
    status: described(reviewStatus, 'Whether it goes on.', '実施中か終了済みか。'),
    item_count: counted('Assignments in it, as far as the caller reaches.', '対象の割り当ての数（閲覧できる範囲）。'),
    pending_count: counted('Of these, not attested.', 'うち未確認の数。'),
    kept_count: counted('Of these, attested as needed.', 'うち継続の数。'),
    revoked_count: counted('Of these, revoked.', 'うち取り消しの数。'),
    ended_count: described(
      z.int().min(0).nullable(),
      'Of these, ended by its closing; null: it is open.',
      'うち終了時に取り消された数。実施中は null。',
    ),
    ...record,
  }),
  'AccessReview',
  'A review of who holds which role.',
  '権限の棚卸し。',
);

export const itemSchema = named(
  z.strictObject({
    id: described(id(), 'Id of the item.', '項目の ID。'),
    review_id: described(id(), 'The review.', '棚卸しの ID。'),
    role_assignment_id: described(id(), 'The assignment.', '割り当ての ID。'),
    user_id: described(id(), 'Who holds it.', '利用者の ID。'),
    user_name: nameOf('Name of the user then.', '氏名（その時点）。'),
    role: described(z.string(), 'The role.', '役割。'),
    unit_id: described(id().nullable(), 'The unit it is held in, or null.', '範囲の組織の ID。'),
    store_id: described(id().nullable(), 'The store it is held in, or null.', '範囲の店舗の ID。'),
    place_name: nameOf('Name of it then; null: the whole tenant.', '範囲の名前。null はテナント全体。'),
    decision: described(itemDecision, 'What was said of it.', '確認の結果。'),
    decided_by: described(id().nullable(), 'Who said so.', '確認した利用者の ID。'),
    decided_by_name: nameOf('Name of who said so, then.', '確認した利用者の氏名（その時点）。'),
    note: described(z.string().nullable(), 'Why.', '理由。'),
    outcome: described(
      z.enum(['kept', 'ended', 'ended_before', 'last_administrator']).nullable(),
      'What the closing made of it; null: the review is open. ended_before: it had ended meanwhile. last_administrator: it stays, since nobody else would administer the tenant.',
      '終了時の結果。実施中は null。ended_before は途中で終了済み、last_administrator は最後の管理者のため維持。',
    ),
    last_signed_in_at: momentOrNull(
      'When the user last signed in, of the present only; null: never, or asked of the past.',
      '最終ログイン日時（現在の値のみ）。未ログイン、または過去の時点では null。',
    ),
    ...record,
  }),
  'ReviewItem',
  'One assignment in a review.',
  '棚卸しの対象となる割り当て。',
);

export const newReview = named(
  atMostOnePlace(
    z.strictObject({
      name: described(text(200), ...words.name),
      due_at: described(instant(), ...words.due_at),
      unit_id: described(id().nullable().exactOptional(), ...words.unit_id),
      store_id: described(id().nullable().exactOptional(), ...words.store_id),
      roles: described(z.array(roleName()).min(1).max(50).nullable().exactOptional(), ...words.roles),
      unused_days: described(z.int().min(1).max(3_650).nullable().exactOptional(), ...words.unused_days),
      reason,
    }),
  ),
  'NewAccessReview',
  'A review to be opened: of what is held at this moment.',
  '開始する棚卸し。現在の割り当てが対象になります。',
);

export const keeping = named(
  z.strictObject({ reason }),
  'Keeping',
  'It is still needed. The reason is kept with the item.',
  '継続が必要。理由は項目に残ります。',
);

export const revoking = named(
  z.strictObject({ reason: demandedReason }),
  'Revoking',
  'It is needed no more and ends with the review.',
  '不要。棚卸しの終了時に取り消されます。',
);

import { counted, demandedReason, described, id, itemsOf, moment, momentOrNull, named, text } from '@kiban/service';
import { z } from 'zod';
import { shownBreakGlassCode } from './break-glass-code.ts';
import type { EmergencyContacts } from './contacts.ts';
import { type BreakGlassSet, type Emergency, LONGEST_HOURS } from './emergency.ts';

const useSchema = named(
  z.strictObject({
    user_id: described(id(), 'Who used a code.', 'コードを使った利用者。'),
    code_number: counted('Which code of the printed set.', '印刷されたコードの番号。'),
    at: moment('When.', '日時。'),
    ip_address: described(z.string().nullable(), 'Where from.', '接続元。'),
  }),
  'EmergencyUse',
  'One sign-in with a break-glass code.',
  '非常用コードによるログイン。',
);

export const emergencySchema = named(
  z.strictObject({
    id: described(id(), 'Its id.', 'ID。'),
    status: described(
      z.enum(['declared', 'active', 'closed', 'reviewed']),
      'declared: waits for a second person. active: break-glass codes count. closed: nothing of it counts any more; somebody has to review it. reviewed: done.',
      'declared: 別の人の確認待ち。active: 非常用コードが有効。closed: 終了し、確認待ち。reviewed: 確認済み。',
    ),
    reason: described(z.string(), 'Why it was declared.', '宣言の理由。'),
    declared_by: described(id(), 'Who declared it.', '宣言した利用者。'),
    declared_at: moment('When it was declared.', '宣言日時。'),
    confirmed_by: described(id().nullable(), 'Who confirmed it: somebody else.', '承認した利用者（宣言者以外）。'),
    confirmed_at: momentOrNull('When it was confirmed.', '承認日時。'),
    ends_at: moment('When it ends, or lapses unconfirmed, by itself.', '自動的に終了する日時。'),
    closed_by: described(
      id().nullable(),
      'Who closed it; null where it ended by itself.',
      '終了した利用者。自動終了では null。',
    ),
    closed_at: momentOrNull('When it ended.', '終了日時。'),
    end: described(
      z.enum(['closed', 'time_over', 'not_confirmed']).nullable(),
      'How it ended.',
      '終了の仕方。closed: 人が終了、time_over: 時間切れ、not_confirmed: 承認されなかった。',
    ),
    reviewed_by: described(id().nullable(), 'Who reviewed it.', '確認した利用者。'),
    reviewed_at: momentOrNull('When it was reviewed.', '確認日時。'),
    review: described(z.string().nullable(), 'What the review found.', '確認の結果。'),
    uses: described(z.array(useSchema), 'Who used a code, in order.', 'コードの使用（時刻順）。'),
    version: counted('For If-Match.', 'If-Match に使う版。'),
  }),
  'Emergency',
  'Two people say that it is one; then printed codes count in place of second factors, until it ends.',
  '2 人の確認で始まる緊急事態。終了するまで、印刷した非常用コードが第 2 要素の代わりになります。',
);

export const newEmergencySchema = named(
  z.strictObject({ reason: demandedReason }),
  'NewEmergency',
  'Why an emergency is declared.',
  '緊急事態を宣言する理由。',
);

export const confirmationSchema = named(
  z.strictObject({
    hours: described(z.int().min(1).max(LONGEST_HOURS).default(24), 'For how long at most.', '最長の時間。'),
    reason: demandedReason,
  }),
  'EmergencyConfirmation',
  'A second person says that it is one.',
  '別の人による承認。',
);

export const reviewSchema = named(
  z.strictObject({ reason: described(text(500), 'What the review found.', '確認の結果。') }),
  'EmergencyReview',
  'What somebody found who looked at it afterwards.',
  '事後確認の結果。',
);

export const breakGlassSetSchema = named(
  z.strictObject({
    id: described(id(), 'Its id.', 'ID。'),
    codes: described(
      z.array(z.string()).nullable(),
      'To be printed, sealed and locked away. Shown this once.',
      '印刷して封印し、施錠保管するコード。今回だけ表示されます。',
    ),
    unused: counted('Codes that have not been used.', '未使用のコードの数。'),
    printed_by: described(id(), 'Who had them made.', '作成した利用者。'),
    printed_at: moment('When they were made.', '作成日時。'),
  }),
  'BreakGlassSet',
  'Codes that count in the next emergency only.',
  '次の緊急事態でのみ有効な非常用コード。',
);

export const breakGlassSetsSchema = named(
  z.strictObject({ items: itemsOf(breakGlassSetSchema) }),
  'BreakGlassSets',
  'The set that counts in the next emergency, if one was printed.',
  '次の緊急事態で有効な非常用コード（作成済みの場合）。',
);

const addresses = z.array(z.email().max(254)).max(20);

export const emergencyContactsSchema = named(
  z.strictObject({
    addresses: described(addresses, 'Who is told of emergencies, by mail.', '緊急時の通知先メールアドレス。'),
    version: counted('For If-Match; 1: nobody has said anything.', 'If-Match に使う版。1 は未設定。'),
  }),
  'EmergencyContacts',
  'Whom alerts go to; they need not be users.',
  '緊急時の通知先。利用者でなくてもかまいません。',
);

export const newContactsSchema = named(
  z.strictObject({
    addresses: described(addresses, 'Who is told of emergencies, by mail.', '緊急時の通知先メールアドレス。'),
    reason: demandedReason,
  }),
  'NewEmergencyContacts',
  'Whom alerts go to from now on.',
  '以後の通知先。',
);

const momentOf = (at: number): string => new Date(at).toISOString();
const momentOrNullOf = (at: number | null): string | null => (at === null ? null : momentOf(at));

export function emergencyView(emergency: Emergency): z.output<typeof emergencySchema> {
  const { emergency_id, set_id: _, changes, uses, ...rest } = emergency;
  const { declared_at, confirmed_at, ends_at, closed_at, reviewed_at } = emergency;
  return {
    ...{ ...rest, id: emergency_id, version: changes },
    ...{ declared_at: momentOf(declared_at), confirmed_at: momentOrNullOf(confirmed_at), ends_at: momentOf(ends_at) },
    ...{ closed_at: momentOrNullOf(closed_at), reviewed_at: momentOrNullOf(reviewed_at) },
    uses: uses.map(({ user_id, code_number, at, ip_address }) => ({
      user_id,
      code_number,
      at: momentOf(at),
      ip_address,
    })),
  };
}

export function setView(
  { set_id, printed_by, printed_at }: BreakGlassSet,
  unused: number,
  codes: readonly string[] | null,
): z.output<typeof breakGlassSetSchema> {
  const shown = codes === null ? null : codes.map(shownBreakGlassCode);
  return { id: set_id, codes: shown, unused, printed_by, printed_at: momentOf(printed_at) };
}

export function contactsView({ addresses, changes }: EmergencyContacts): z.output<typeof emergencyContactsSchema> {
  return { addresses: [...addresses], version: changes + 1 };
}

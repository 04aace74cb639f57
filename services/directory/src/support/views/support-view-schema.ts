import { counted, described, id, moment, named, pageOf } from '@kiban/service';
import { z } from 'zod';

const shown = z.strictObject({
  kind: described(z.string(), 'What it is: store, user, device, certificate.', '種別（store、user など）。'),
  id: described(id(), 'Its id.', 'ID。'),
  name: described(z.string().nullable(), 'Its name now.', '現在の名前。'),
});

const supportViewSchema = named(
  z.strictObject({
    id: described(id(), 'Id of this record.', 'この記録の ID。'),
    grant_id: described(id(), 'The grant they looked under.', '閲覧許可の ID。'),
    staff_user_id: described(id(), 'Who of the operator’s staff.', '運営担当者の ID。'),
    staff_name: described(z.string().nullable(), 'Their name when they asked.', '申請時の担当者名。'),
    ticket: described(z.string(), 'The ticket that it was for.', '対応したチケットの番号。'),
    unmasked: described(z.boolean(), 'Whether names were shown in full.', '氏名などを伏せずに表示する許可だったか。'),
    what: described(
      z.enum(['search', 'store', 'device', 'user']),
      'A search, or the thing that was opened.',
      '検索、または開いたものの種別。',
    ),
    words: described(
      z.string().nullable(),
      'What was searched for. Null: nothing, erased, or a search over several tenants that found nothing here.',
      '検索語。検索でない場合、消去済みの場合、複数テナントの検索で該当がなかった場合は null。',
    ),
    target_id: described(id().nullable(), 'The thing that was opened.', '開いたものの ID。'),
    result_count: counted('How many were shown.', '表示された件数。'),
    shown: described(z.array(shown), 'What was shown.', '表示されたもの。'),
    viewed_at: moment('When.', '閲覧日時。'),
  }),
  'SupportView',
  'Somebody of the operator’s staff looked into this tenant.',
  '運営のサポート担当者による閲覧の記録。',
);

export const supportViewPage = pageOf(
  supportViewSchema,
  'SupportViewPage',
  'Who looked, the newest first.',
  '閲覧の記録。新しい順です。',
);

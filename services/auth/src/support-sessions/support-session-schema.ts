import { counted, described, id, itemsOf, moment, momentOrNull, named, reason } from '@kiban/service';
import { z } from 'zod';

const use = z.strictObject({
  at: moment('When a token was given.', 'トークンを発行した日時。'),
  client_id: described(z.string(), 'To which client.', '利用したクライアント。'),
  audience: described(z.string(), 'For which API.', '対象の API。'),
  scope: described(z.string(), 'With which scopes.', 'スコープ。'),
});

export const supportSessionSchema = named(
  z.strictObject({
    id: described(id(), 'Its id.', 'ID。'),
    tenant_id: described(id(), 'The customer whose data is looked at.', '閲覧されるお客様のテナント。'),
    grant_id: described(id(), 'The customer’s leave that it rests on.', '根拠となるお客様の承認。'),
    ticket: described(z.string(), 'The ticket.', 'チケット番号。'),
    reason: described(z.string(), 'Why, as the customer was told.', 'お客様に伝えた理由。'),
    staff_user_id: described(id(), 'Who looks: a user of the operator’s tenant.', '閲覧する運営者側の利用者。'),
    user_id: described(id(), 'As whom: a user of the customer’s tenant.', 'どの利用者として閲覧するか。'),
    scopes: described(z.array(z.string()), 'What may be read.', '閲覧できる範囲。'),
    opened_at: moment('When it began.', '開始日時。'),
    ends_at: moment('When it ends at the latest.', '終了予定日時。'),
    closed_at: momentOrNull('When it ended; null: it goes on.', '終了した日時。継続中は null。'),
    end: described(
      z.enum(['by_staff', 'by_customer', 'grant_ended', 'staff_inactive', 'time_over']).nullable(),
      'How it ended.',
      '終了の理由。',
    ),
    uses: described(z.array(use), 'What was done.', '利用の記録。'),
    use_count: counted('How often tokens were given.', 'トークンの発行回数。'),
  }),
  'SupportSession',
  'The operator’s staff look at a customer’s data as a user would: for an hour at most, reading only.',
  '運営者の担当者が、お客様の利用者として閲覧だけを行うセッション（最長 1 時間）。',
);

export const openedSupportSession = named(
  z.strictObject({
    ...supportSessionSchema.shape,
    secret: described(
      z.string().nullable(),
      'To be exchanged for tokens (RFC 8693). Shown this once; null when the same request came before.',
      'トークン交換（RFC 8693）に使います。今回だけ表示され、同じリクエストの再送では null。',
    ),
  }),
  'OpenedSupportSession',
  'A support session and its secret.',
  'サポートセッションとそのシークレット。',
);

export const supportSessionPage = named(
  z.strictObject({
    items: itemsOf(supportSessionSchema),
    next_cursor: described(
      z.string().nullable(),
      'Cursor of the next page; null on the last one.',
      '次のページのカーソル。最後のページでは null。',
    ),
    total: counted('How many there are.', '総数。'),
  }),
  'SupportSessionPage',
  'Support sessions, the newest first.',
  'サポートセッションの一覧（新しい順）。',
);

export const newSupportSession = named(
  z.strictObject({
    grant_id: described(id(), 'The customer’s leave.', 'お客様の承認。'),
    user_id: described(id(), 'As whom to look.', 'どの利用者として閲覧するか。'),
    minutes: described(
      z.int().min(1).max(60).exactOptional(),
      'For how long; 60 unless given.',
      '時間（分）。省略時は 60。',
    ),
    reason,
  }),
  'NewSupportSession',
  'A support session to be opened.',
  '開始するサポートセッション。',
);

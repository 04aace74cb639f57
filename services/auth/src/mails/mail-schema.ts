import { counted, described, id, itemsOf, moment, named } from '@kiban/service';
import { z } from 'zod';

export const purpose = z.enum([
  'invitation',
  'password_reset',
  'email_code',
  'emergency_alert',
  'support_report',
  'security_notice',
]);
export const mailStatus = z.enum(['waiting', 'sent', 'refused', 'expired', 'cancelled', 'bounced', 'complained']);

const mailSchema = named(
  z.strictObject({
    id: described(id(), 'Its id.', 'ID。'),
    purpose: described(purpose, 'What it is for.', '用途。'),
    user_id: described(
      id().nullable(),
      'Whom it went to; null: an address that is no user’s.',
      '宛先の利用者。利用者でない宛先では null。',
    ),
    masked_to: described(
      z.string().nullable(),
      'Where it went, as much as its owner knows it by; null before the first attempt.',
      '宛先（伏せ字）。最初の送信前は null。',
    ),
    status: described(
      mailStatus,
      'sent: a mail server took it over. refused: it never will. expired: it was too late to send it. cancelled: what it told of was over. bounced, complained: told by the mail provider afterwards.',
      'sent: メールサーバーが受け付けました。refused: 受け付けられませんでした。expired: 期限切れで送信されませんでした。cancelled: 不要になりました。bounced・complained: 送信後に事業者から通知されました。',
    ),
    smtp_status: described(
      z.string().nullable(),
      'What the mail server or the provider answered: `550 5.1.1` (RFC 5321, RFC 3463).',
      'メールサーバーまたは事業者の応答コード（例: 550 5.1.1）。',
    ),
    attempts: counted('How often sending was tried.', '送信を試みた回数。'),
    queued_at: moment('When it was to be sent.', '送信を依頼した日時。'),
    changed_at: moment('When its status was learned.', '状態が変わった日時。'),
  }),
  'Mail',
  'A mail of the last 30 days and what became of it. Its text is not kept.',
  '過去 30 日間のメールとその結果。本文は保存しません。',
);

export const mailPageSchema = named(
  z.strictObject({
    items: itemsOf(mailSchema),
    next_cursor: described(
      z.string().nullable(),
      'Cursor of the next page; null on the last one.',
      '次のページのカーソル。最後のページでは null。',
    ),
  }),
  'MailPage',
  'Mails, the newest first.',
  'メールの一覧（新しい順）。',
);

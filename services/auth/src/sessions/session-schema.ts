import { counted, described, id, moment, named } from '@kiban/service';
import { z } from 'zod';

const sessionSchema = named(
  z.strictObject({
    id: described(id(), 'Its id: `sid` of access tokens.', 'ID（アクセストークンの sid）。'),
    acr: described(z.string().nullable(), 'How strong the sign-in was.', '認証の強度。'),
    amr: described(z.array(z.string()), 'By what means (RFC 8176).', '認証の手段（RFC 8176）。'),
    began_at: moment('When the person signed in.', 'ログイン日時。'),
    last_used_at: moment('When a product last renewed its tokens.', '製品が最後に更新した日時。'),
    ip_address: described(z.string().nullable(), 'Where it came from.', '接続元の IP アドレス。'),
    browser: described(z.string().nullable(), 'What the browser calls itself.', 'ブラウザーと OS。'),
    device_id: described(id().nullable(), 'The shared terminal that it is bound to.', '結び付いている共用端末の ID。'),
    client_ids: described(z.array(z.string()), 'The products that it is used in.', '利用中の製品。'),
  }),
  'Session',
  'A session in this tenant.',
  'このテナントのセッション。',
);

export const sessionsSchema = named(
  z.strictObject({ items: described(z.array(sessionSchema), 'The latest first.', '新しい順。') }),
  'Sessions',
  'The sessions that somebody has in this tenant now.',
  'このテナントで現在有効なセッション。',
);

export const endedSchema = named(
  z.strictObject({ ended: counted('How many sessions ended.', '終了したセッションの数。') }),
  'EndedSessions',
  'What was ended.',
  '終了した内容。',
);

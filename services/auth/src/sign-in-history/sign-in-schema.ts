import { described, id, instant, moment, named } from '@kiban/service';
import { z } from 'zod';

export const RESULTS = ['signed_in', 'refused', 'ended', 'credential_changed'] as const;

/** Which events are told under a result. */
export const NAMES: Readonly<Record<(typeof RESULTS)[number], readonly string[]>> = {
  signed_in: ['session.started'],
  refused: ['sign_in_attempt.refused'],
  ended: ['session.ended'],
  credential_changed: [
    'credential.added',
    'credential.changed',
    'credential.removed',
    'credential.suspected',
    'credential_reset.issued',
    'credential_reset.requested',
    'federated_identity.linked',
    'federated_identity.unlinked',
    'temporary_code.issued',
    'temporary_code.used',
    'temporary_code.withdrawn',
  ],
};

export const signInQuery = z.strictObject({
  user_id: described(id().exactOptional(), 'Of this user.', 'この利用者。'),
  store_id: described(id().exactOptional(), 'Of the people of this store.', 'この店舗に所属する利用者。'),
  result: described(
    z.array(z.enum(RESULTS)).max(RESULTS.length).exactOptional(),
    'What came of it; several may be given.',
    '結果。複数指定できます。',
  ),
  from: described(
    instant().exactOptional(),
    'From this moment on. Left out: 90 days before `to`.',
    'この日時から。省略すると to の 90 日前。',
  ),
  to: described(instant().exactOptional(), 'Up to this moment. Left out: now.', 'この日時まで。省略すると現在。'),
  limit: described(z.coerce.number().int().min(1).max(200).default(50), 'How many at most.', '最大件数。'),
  cursor: described(
    z.string().min(1).max(8_000).exactOptional(),
    'next_cursor of the page before. It keeps what was asked: leave that out.',
    '前のページの next_cursor。検索条件を含むため、ほかの条件は省いてください。',
  ),
});

const text = (en: string, ja: string) => described(z.string().nullable(), en, ja);
const words = (en: string, ja: string) => described(z.array(z.string()), en, ja);

const signInSchema = named(
  z.strictObject({
    id: described(id(), 'Id of the event.', 'イベント ID。'),
    at: moment('When it happened.', '日時。'),
    name: described(z.string(), 'What happened: session.started.', '出来事の名前（session.started など）。'),
    result: described(z.enum(RESULTS), 'What came of it.', '結果。'),
    subject_id: described(
      id(),
      'The session, attempt, credential, reset or link.',
      'セッション・試行・認証手段・再設定・結び付けの ID。',
    ),
    user_id: text('Who, where known.', '利用者（分かる場合）。'),
    user_name: text('What the user is called now.', '利用者の現在の名前。'),
    client_id: text('The product.', '製品。'),
    methods: words('What was proven, or asked.', '使われた、または求められた認証手段。'),
    acr: text('How strong it was.', '認証の強度。'),
    amr: words('By what means (RFC 8176).', '認証の手段（RFC 8176）。'),
    credential_type: text(
      'What kind of credential changed, or is reset.',
      '変わった、または再設定する認証手段の種類。',
    ),
    occasion: text(
      'On what occasion a credential changed: invitation, reset, recovery, import, older_system, renewed, renamed, compromised, withdrawn, replaced.',
      '認証手段が変わったきっかけ（invitation、reset、recovery、import、older_system、renewed、renamed、compromised、withdrawn、replaced）。',
    ),
    connection_id: text('The connection whose account was linked or unlinked.', '結び付けた、または解除した外部認証。'),
    refusal: text('Why it was refused.', '拒否の理由。'),
    end_reason: text('Why the session ended.', 'セッション終了の理由。'),
    reason: text('Why, in the words of who did it.', '操作した人が記した理由。'),
    known_device: described(
      z.boolean().nullable(),
      'Whether this browser had signed in before.',
      '以前にログインしたブラウザーかどうか。',
    ),
    device_id: text('The shared terminal.', '共用端末の ID。'),
    store_id: text('The store of the shared terminal.', '共用端末のある店舗の ID。'),
    ip_address: text('Where it came from; empty once erased.', '接続元の IP アドレス（消去後は空）。'),
    browser: text('What the browser calls itself; empty once erased.', 'ブラウザーと OS（消去後は空）。'),
    actor: described(
      z.strictObject({
        kind: described(z.string(), 'person, service or operator.', 'person、service、operator のいずれか。'),
        id: described(z.string(), 'Which one.', 'ID。'),
      }),
      'Who did it.',
      '実行者。',
    ),
    request_id: text('The request.', 'リクエスト ID。'),
  }),
  'SignIn',
  'One thing that happened at sign-in.',
  'ログインに関する出来事ひとつ。',
);

export const signInsSchema = named(
  z.strictObject({
    items: described(z.array(signInSchema), 'The newest first.', '新しい順。'),
    next_cursor: described(
      z.string().nullable(),
      'Cursor of the next page; null on the last one.',
      '次のページのカーソル。最後のページでは null。',
    ),
  }),
  'SignIns',
  'What happened at sign-in.',
  'ログイン履歴。',
);

export type SignIn = z.output<typeof signInSchema>;

import { counted, demandedReason, described, id, moment, named } from '@kiban/service';
import { z } from 'zod';
import { IDENTITY_CHECKS } from '../temporary-codes/temporary-code.ts';
import type { Reset } from './reset.ts';

const identity_check = described(
  z.enum(IDENTITY_CHECKS),
  'How it was made sure who the person is: known in person, a document seen in person, called back at a number on file, a video call.',
  '本人確認の方法。in_person_known: 面識のある本人と対面、in_person_document: 対面で身分証を確認、call_back: 登録済みの番号への折り返し、video_call: ビデオ通話。',
);
const delivery = described(
  z.enum(['mail', 'by_hand']),
  'mail: the link is mailed. by_hand: it is in the answer, to be handed over.',
  'mail: リンクをメールで送ります。by_hand: 応答に含まれるリンクを本人に渡します。',
);

export const newPasswordReset = named(
  z.strictObject({ identity_check, delivery, reason: demandedReason }),
  'NewPasswordReset',
  'Why somebody chooses a new password, and how they were recognised.',
  'パスワード再設定の理由と本人確認の方法。',
);

export const newFactorReset = named(
  z.strictObject({ identity_check, reason: demandedReason }),
  'NewFactorReset',
  'Why the second factors of somebody are taken away, and how they were recognised.',
  '第 2 要素を取り消す理由と本人確認の方法。',
);

export const resetSchema = named(
  z.strictObject({
    id: described(id(), 'Its id.', 'ID。'),
    user_id: described(id(), 'Whose.', '対象の利用者。'),
    what: described(z.enum(['password', 'factors']), 'What is reset.', '再設定の対象。'),
    identity_check: described(
      z.enum(IDENTITY_CHECKS).nullable(),
      'How they were recognised; null: they asked themselves.',
      '本人確認の方法。本人の申し込みでは null。',
    ),
    delivery: described(
      z.enum(['mail', 'by_hand']).nullable(),
      'How the link reaches them; null: there is none.',
      'リンクの渡し方。リンクがない場合は null。',
    ),
    link: described(
      z.string().nullable(),
      'Opens the page where the person chooses a password, once, within 72 hours. Shown this once.',
      'パスワードを決めるページのリンク。72 時間有効で一度だけ使えます。今回だけ表示されます。',
    ),
    issued_at: moment('When it was done.', '実施日時。'),
  }),
  'CredentialReset',
  'Something of what a person signs in with was reset.',
  '認証手段の再設定。',
);

export const markedSchema = named(
  z.strictObject({ passwords: counted('How many passwords it concerned.', '対象となったパスワードの数。') }),
  'CompromisedPassword',
  'What is changed at the next sign-in.',
  '次回ログイン時に変更されるもの。',
);

export function resetView(reset: Reset, link: string | null): z.output<typeof resetSchema> {
  const { reset_id, user_id, what, identity_check, delivery, issued_at } = reset;
  return { id: reset_id, user_id, what, identity_check, delivery, link, issued_at: new Date(issued_at).toISOString() };
}

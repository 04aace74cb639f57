import { demandedReason, described, id, moment, momentOrNull, named } from '@kiban/service';
import { z } from 'zod';
import { shownCode } from '../codes/code-text.ts';
import { IDENTITY_CHECKS, isOpen, LONGEST_HOURS, type TemporaryCode } from './temporary-code.ts';

const identityCheck = described(
  z.enum(IDENTITY_CHECKS),
  'How it was made sure whom the code is for: known in person, a document seen in person, called back at a number on file, a video call.',
  '本人確認の方法。in_person_known: 面識のある本人と対面、in_person_document: 対面で身分証を確認、call_back: 登録済みの番号への折り返し、video_call: ビデオ通話。',
);

export const newTemporaryCodeSchema = named(
  z.strictObject({
    identity_check: identityCheck,
    hours: described(z.int().min(1).max(LONGEST_HOURS).default(8), 'For how long it counts.', '有効時間。'),
    reason: demandedReason,
  }),
  'NewTemporaryCode',
  'Why somebody gets a code, and how they were recognised.',
  '一時コードを発行する理由と本人確認の方法。',
);

export const temporaryCodeSchema = named(
  z.strictObject({
    id: described(id(), 'Its id.', 'ID。'),
    user_id: described(id(), 'Whom it was given to.', '発行先の利用者。'),
    code: described(
      z.string().nullable(),
      'In place of a second factor, once, beside the password. Shown this once.',
      'パスワードに加えて一度だけ使うコード。今回だけ表示されます。',
    ),
    status: described(z.enum(['open', 'used', 'withdrawn', 'expired']), 'What became of it.', '状態。'),
    identity_check: identityCheck,
    reason: described(z.string(), 'Why it was given out.', '発行の理由。'),
    issued_by: described(id(), 'Who gave it out.', '発行した利用者。'),
    issued_at: moment('When it was given out.', '発行日時。'),
    expires_at: moment('Until when it counts.', '有効期限。'),
    used_at: momentOrNull('When it was used.', '使用日時。'),
  }),
  'TemporaryCode',
  'A code in place of a second factor: once, within 24 hours, in this tenant.',
  '第 2 要素の代わりになる一時コード。このテナントで 24 時間以内に一度だけ使えます。',
);

export function temporaryCodeView(
  code: TemporaryCode,
  now: number,
  text: string | null,
): z.output<typeof temporaryCodeSchema> {
  const { code_id, user_id, identity_check, reason, issued_by, issued_at, expires_at, used_at } = code;
  const at = (moment: number): string => new Date(moment).toISOString();
  return {
    ...{ id: code_id, user_id, code: text === null ? null : shownCode(text) },
    status: code.status === 'open' && !isOpen(code, now) ? 'expired' : code.status,
    ...{ identity_check, reason, issued_by, issued_at: at(issued_at), expires_at: at(expires_at) },
    used_at: used_at === null ? null : at(used_at),
  };
}

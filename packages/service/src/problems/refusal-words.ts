import { type ProblemCode, problemCodes, type Words } from '@kiban/http';
import { CommandRefused, type RefusalCode } from '../commands/command-refused.ts';

type Refused = ProblemCode | 'value_refused';

/** The domain says in English what it refuses, naming things; in Japanese the code says it, unless the refusal brings its own words. */
const JAPANESE: Readonly<Partial<Record<Refused, string>>> = {
  not_found: 'このテナントにはありません。',
  key_taken: '同じ値がすでに使われています。',
  already_closed: 'すでに終了しています。変更するには先に再開してください。',
  still_open: '終了していないため、再開できません。',
  not_empty: '中にまだ使われているものがあります。先に移すか終了してください。',
  would_make_a_cycle: '自分自身の下には移動できません。',
  reference_closed: '指定先はすでに終了しています。別のものを選んでください。',
  reference_unknown: '指定先がこのテナントにありません。',
  last_administrator: '有効な管理者がいなくなるため、この操作はできません。',
  decided_by_requester: '申請した人と対象の人は決定できません。ほかの人が承認または却下してください。',
  already_decided: 'この申請はすでに承認・却下・取り下げ済みです。',
  attested_by_holder: '自分自身の権限は確認できません。ほかの人が確認してください。',
  email_missing: '招待するにはメールアドレスが必要です。',
  login_id_missing: '招待するにはログイン ID が必要です。',
  version_conflict: '他の人が先に変更しました。',
  value_refused: '受け付けられない値があります。',
  idempotency_key_reused: 'この Idempotency-Key は別の内容のリクエストで使われています。',
  moment_invalid: '日時の形式が正しくありません。2024-01-01 または 2024-01-01T00:00:00+09:00 のように書きます。',
  moment_in_future: '未来の日時は指定できません。',
};

/** What a refusal says, in both languages. */
export function wordsOf(code: Refused, error: Error): Words {
  if (error instanceof CommandRefused && error.words !== undefined) return error.words;
  return { en: ENGLISH[code] ?? error.message, ja: JAPANESE[code] ?? titleOf(code) };
}

/** Whether a problem has this code, answered 403, 404 or 409. */
export function isRefusal(code: string): code is RefusalCode {
  if (!Object.hasOwn(problemCodes, code)) return false;
  const [status] = problemCodes[code as ProblemCode];
  return status === 403 || status === 404 || status === 409;
}

function titleOf(code: Refused): string {
  return code === 'value_refused' ? problemCodes.validation_failed[2] : problemCodes[code][2];
}

/** Where the message names what only we understand: constraints of the database. */
const ENGLISH: Readonly<Partial<Record<Refused, string>>> = {
  key_taken: 'Something else has this already.',
  reference_unknown: 'It refers to something that this tenant does not have.',
  value_refused: 'A value is missing or not allowed.',
};

import type { ProblemCode, Words } from '@kiban/http';

/** The domain says in English what it refuses, naming things; in Japanese the code says it. */
const JAPANESE = {
  not_found: 'このテナントにはありません。',
  key_taken: '同じ値がすでに使われています。',
  already_closed: 'すでに終了しています。変更するには先に再開してください。',
  still_open: '終了していないため、再開できません。',
  not_empty: '中にまだ使われているものがあります。先に移すか終了してください。',
  would_make_a_cycle: '自分自身の下には移動できません。',
  reference_closed: '指定先はすでに終了しています。別のものを選んでください。',
  reference_unknown: '指定先がこのテナントにありません。',
  last_administrator: '有効な管理者がいなくなるため、この操作はできません。',
  email_missing: '招待するにはメールアドレスが必要です。',
  login_id_missing: '招待するにはログイン ID が必要です。',
  version_conflict: '他の人が先に変更しました。',
  value_refused: '受け付けられない値があります。',
  idempotency_key_reused: 'この Idempotency-Key は別の内容のリクエストで使われています。',
  moment_invalid: '日時の形式が正しくありません。2024-01-01 または 2024-01-01T00:00:00+09:00 のように書きます。',
  moment_in_future: '未来の日時は指定できません。',
} as const satisfies Partial<Record<ProblemCode | 'value_refused', string>>;

/** What a refusal says, in both languages. */
export function inWords(code: keyof typeof JAPANESE, { message }: Error): Words {
  return { en: ENGLISH[code] ?? message, ja: JAPANESE[code] };
}

/** Where the message names what only we understand: constraints of the database. */
const ENGLISH: Readonly<Partial<Record<keyof typeof JAPANESE, string>>> = {
  key_taken: 'Something else has this already.',
  reference_unknown: 'It refers to something that this tenant does not have.',
  value_refused: 'A value is missing or not allowed.',
};

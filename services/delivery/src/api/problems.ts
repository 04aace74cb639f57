import { Problem } from '@kiban/http';
import { isUnreachable } from '@kiban/postgres';

/** What an operation threw, as a problem; undefined for what nobody expected. */
export function problemOf(error: unknown): Problem | undefined {
  if (!isUnreachable(error)) return undefined;
  const detail = {
    en: 'What is known of the lake cannot be reached at the moment. Try again.',
    ja: '現在データレイクの情報を取得できません。しばらくしてからお試しください。',
  };
  return new Problem(503, 'unavailable', detail, { headers: { 'retry-after': '5' }, cause: error });
}

export function tableUnknown(name: string): Problem {
  return new Problem(404, 'not_found', {
    en: `The lake has no table ${name}.`,
    ja: `データレイクに ${name} というテーブルはありません。`,
  });
}

/** A cursor that we did not make, or that is of another table. */
export function cursorMalformed(): Problem {
  const detail = {
    en: 'This is no cursor of this list as it was asked for. Ask for the first page again.',
    ja: 'この一覧のカーソルではありません。最初のページから取得してください。',
  };
  return new Problem(400, 'cursor_malformed', detail, {
    errors: [{ pointer: 'query:cursor', code: 'cursor_malformed', detail }],
  });
}

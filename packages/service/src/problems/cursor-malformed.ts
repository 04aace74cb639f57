import { Problem } from '@kiban/http';

/** A cursor that we did not make, or that came with other filters. */
export function cursorMalformed(cause?: unknown): Problem {
  const detail = {
    en: 'This is no cursor of this list as it was asked for. Ask for the first page again.',
    ja: 'この一覧のカーソルではありません。最初のページから取得してください。',
  };
  const errors = [{ pointer: 'query:cursor', code: 'cursor_malformed', detail }];
  return new Problem(400, 'cursor_malformed', detail, { errors, cause });
}

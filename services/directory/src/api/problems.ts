import { ChangeRefused } from '@kiban/event-store';
import { Problem } from '@kiban/http';
import { isUnreachable } from '@kiban/postgres';
import { MomentError } from '../past/moment.ts';
import { PositionError } from '../reading/page.ts';
import { CommandRefused } from '../refusals.ts';
import { inWords } from './refusal-words.ts';

/** What the domain refused, as a problem; undefined for what nobody expected. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof CommandRefused) return ofCommand(error);
  if (error instanceof ChangeRefused) return ofChange(error);
  if (error instanceof MomentError) return ofMoment(error);
  if (error instanceof PositionError) return cursorMalformed(error);
  return isUnreachable(error) ? unavailable(error) : undefined;
}

/** A cursor that we did not make, or that came with other filters. */
export function cursorMalformed(cause?: unknown): Problem {
  const detail = {
    en: 'This is no cursor of this list as it was asked for. Ask for the first page again.',
    ja: 'この一覧のカーソルではありません。最初のページから取得してください。',
  };
  const errors = [{ pointer: 'query:cursor', code: 'cursor_malformed', detail }];
  return new Problem(400, 'cursor_malformed', detail, { errors, cause });
}

function ofCommand(error: CommandRefused): Problem | undefined {
  const { code, field } = error;
  switch (code) {
    case 'not_found':
      return new Problem(404, code, inWords(code, error), { cause: error });
    case 'already_exists':
      return new Problem(409, 'key_taken', inWords('key_taken', error), { cause: error });
    case 'already_closed':
    case 'still_open':
    case 'not_empty':
    case 'would_make_a_cycle':
    case 'reference_closed':
    case 'reference_unknown':
    case 'last_administrator':
    case 'email_missing':
    case 'login_id_missing': {
      const detail = inWords(code, error);
      const errors = field === undefined ? {} : { errors: [{ pointer: `/${field}`, code, detail }] };
      return new Problem(409, code, detail, { ...errors, cause: error });
    }
    case 'timezone_unknown':
    case 'code_malformed':
    case 'younger_change':
      return undefined; // of operators' commands and imports, which nobody gives over HTTP
    default:
      throw code satisfies never;
  }
}

/** The fields whose value only one may have, by the constraint that says so. */
const KEYS: Readonly<Record<string, string>> = {
  user_login_id: '/login_id',
  user_staff_number: '/staff_number',
  external_identifier_taken: '/identifiers',
  membership_place: '/job_type',
};

function ofChange(error: ChangeRefused): Problem {
  const { code, constraint } = error;
  const detail = inWords(code, error);
  switch (code) {
    case 'version_conflict':
      return new Problem(412, code, detail, { cause: error });
    case 'key_taken': {
      const pointer = KEYS[constraint ?? ''];
      const errors = pointer === undefined ? {} : { errors: [{ pointer, code, detail }] };
      return new Problem(409, code, detail, { ...errors, cause: error });
    }
    case 'reference_unknown':
      return new Problem(409, code, detail, { cause: error });
    case 'value_refused':
      return new Problem(400, 'validation_failed', detail, { cause: error });
    case 'idempotency_key_reused':
      return new Problem(422, code, detail, { cause: error });
    default:
      throw code satisfies never;
  }
}

function ofMoment(error: MomentError): Problem {
  const detail = inWords(error.code, error);
  const errors = [{ pointer: 'query:asOf', code: error.code, detail }];
  return new Problem(400, error.code, detail, { errors, cause: error });
}

function unavailable(cause: unknown): Problem {
  const detail = {
    en: 'The directory cannot be reached at the moment. Try again.',
    ja: '現在ディレクトリに接続できません。しばらくしてからお試しください。',
  };
  return new Problem(503, 'unavailable', detail, { headers: { 'retry-after': '5' }, cause });
}

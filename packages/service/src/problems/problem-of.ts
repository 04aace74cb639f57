import { ChangeRefused } from '@kiban/event-store';
import { Problem, problemCodes } from '@kiban/http';
import { isUnreachable } from '@kiban/postgres';
import { CommandRefused } from '../commands/command-refused.ts';
import { MomentError } from '../moments/moment.ts';
import { PositionError } from '../pages/read-page.ts';
import { cursorMalformed } from './cursor-malformed.ts';
import { isRefusal, wordsOf } from './refusal-words.ts';

/** The fields whose value only one thing may have, by the constraint that says so: `user_login_id` → `/login_id`. */
export type Keys = Readonly<Record<string, string>>;

/** What the domain refused, as a problem; undefined for what nobody expected. */
export function problemOf(error: unknown, { keys }: { readonly keys: Keys }): Problem | undefined {
  if (error instanceof CommandRefused) return ofCommand(error);
  if (error instanceof ChangeRefused) return ofChange(error, keys);
  if (error instanceof MomentError) return ofMoment(error);
  if (error instanceof PositionError) return cursorMalformed(error);
  return isUnreachable(error) ? unavailable(error) : undefined;
}

function ofCommand(error: CommandRefused<string>): Problem | undefined {
  // what has the id or the name that was asked for
  const code = error.code === 'already_exists' ? 'key_taken' : error.code;
  if (!isRefusal(code)) return undefined; // of operators' commands and imports, which nobody gives over HTTP
  const detail = wordsOf(code, error);
  const errors = error.field === undefined ? {} : { errors: [{ pointer: `/${error.field}`, code, detail }] };
  return new Problem(problemCodes[code][0], code, detail, { ...errors, cause: error });
}

function ofChange(error: ChangeRefused, keys: Keys): Problem {
  const { code, constraint } = error;
  const detail = wordsOf(code, error);
  switch (code) {
    case 'version_conflict':
      return new Problem(412, code, detail, { cause: error });
    case 'key_taken': {
      const pointer = keys[constraint ?? ''];
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
  const detail = wordsOf(error.code, error);
  const errors = [{ pointer: 'query:asOf', code: error.code, detail }];
  return new Problem(400, error.code, detail, { errors, cause: error });
}

function unavailable(cause: unknown): Problem {
  const detail = {
    en: 'What this needs cannot be reached at the moment. Try again.',
    ja: '現在、必要なデータに接続できません。しばらくしてからお試しください。',
  };
  return new Problem(503, 'unavailable', detail, { headers: { 'retry-after': '5' }, cause });
}

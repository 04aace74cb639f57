import type { Words } from '../words.ts';
import type { ProblemCode, StatusOf } from './problem-codes.ts';

/** One value that was not accepted. */
export interface FieldError {
  /** JSON pointer into the body (RFC 6901), or `query:limit`, `header:if-match`, `path:id`. */
  readonly pointer: string;
  /** Stable, for programs: `too_long`. */
  readonly code: string;
  readonly detail: string | Words;
}

export interface ProblemMore {
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  /** For our log, never for the answer. */
  readonly cause?: unknown;
  /** Anything else becomes a member of the document (RFC 9457 §3.2). */
  readonly [member: string]: unknown;
}

/** Thrown for whoever called: answered as a problem document (RFC 9457). `detail` must hold nothing they may not see. */
export class Problem<Code extends ProblemCode = ProblemCode> extends Error {
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string | Words;
  readonly errors: readonly FieldError[] | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(status: StatusOf<Code>, code: Code, detail: string | Words, more: ProblemMore = {}) {
    const { errors, headers, cause, ...members } = more;
    super(typeof detail === 'string' ? detail : detail.en, cause === undefined ? undefined : { cause });
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.errors = errors;
    this.headers = headers ?? {};
    this.members = members;
  }
}

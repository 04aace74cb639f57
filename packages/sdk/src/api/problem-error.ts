import type { components as asset } from '../asset/schema.ts';
import type { components as auth } from '../auth/schema.ts';
import type { components as directory } from '../directory/schema.ts';

/** The codes that the services answer with; newer ones may know more. */
export type ProblemCode =
  | directory['schemas']['ProblemCode']
  | asset['schemas']['ProblemCode']
  | auth['schemas']['ProblemCode']
  | 'answer_malformed'
  | (string & {});
export type FieldError = directory['schemas']['FieldError'];

/**
 * What a service refused, as a problem document (RFC 9457). `answer_malformed` is ours: an answer that is none of Kiban’s,
 * mostly because `baseUrl` leads elsewhere.
 */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  /** HTTP status. */
  readonly status: number;
  /** To be told to whoever runs Kiban. */
  readonly request_id: string | null;
  /** Faulty members of the request, when the code is `validation_failed`. */
  readonly errors: readonly FieldError[];
  /** The whole document: with `version_conflict`, `current` is the thing as it is now. */
  readonly problem: Readonly<Record<string, unknown>>;

  constructor(status: number, request_id: string | null, problem: Readonly<Record<string, unknown>>) {
    const { code, title, detail, errors } = problem;
    super([title, detail].filter((text) => typeof text === 'string').join(': '));
    this.name = 'ProblemError';
    this.code = typeof code === 'string' ? code : 'answer_malformed';
    this.status = status;
    this.request_id = request_id;
    this.errors = Array.isArray(errors) ? errors : [];
    this.problem = problem;
  }
}

/** The service could not be reached, or did not answer in time. What was asked may have been done all the same. */
export class UnreachableError extends Error {
  readonly code = 'service_unreachable';

  constructor(cause: unknown) {
    super('The service cannot be reached.', { cause });
    this.name = 'UnreachableError';
  }
}

/** What an answer that is no success says. */
export async function problemErrorOf(response: Response): Promise<ProblemError> {
  const problem: unknown = await response.json().catch(() => undefined);
  const isDocument = typeof problem === 'object' && problem !== null && 'code' in problem;
  return new ProblemError(
    response.status,
    response.headers.get('x-request-id'),
    isDocument ? { ...problem } : { title: `${response.url} did not answer as Kiban does` },
  );
}

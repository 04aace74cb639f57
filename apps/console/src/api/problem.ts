export interface FieldError {
  /** RFC 6901 into the body: `/name`; or `query:limit`. */
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** What the API answered instead of the thing asked for (RFC 9457), or that it could not be reached (`code` unreachable). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** In the reader's language, as the API put it. */
  readonly detail: string;
  readonly requestId: string | null;
  readonly errors: readonly FieldError[];
  /** Further members: `current` of a conflict, `granted_by` of a missing permission. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(status: number, document: Readonly<Record<string, unknown>>, options?: ErrorOptions) {
    super(typeof document.title === 'string' ? document.title : `HTTP ${status}`, options);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = typeof document.code === 'string' ? document.code : 'unknown';
    this.detail = typeof document.detail === 'string' ? document.detail : '';
    this.requestId = typeof document.request_id === 'string' ? document.request_id : null;
    this.errors = Array.isArray(document.errors) ? document.errors : [];
    this.members = document;
  }

  /** The thing as it is now, when somebody else changed it first. */
  current<Thing>(): Thing | undefined {
    return this.code === 'version_conflict' ? (this.members.current as Thing | undefined) : undefined;
  }
}

export function isProblem(error: unknown, ...codes: readonly string[]): error is ApiProblem {
  return error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code));
}

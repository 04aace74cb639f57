/** Why nobody is signed in, or no longer. */
export type SignInErrorCode =
  /** The session has ended: sign in again. */
  | 'signed_out'
  /** The answer belongs to no sign-in that this tab began, or not to this one: begin again. */
  | 'answer_unexpected'
  /** Kiban refused: `error` of the answer (RFC 6749 §4.1.2.1) stands in the message. */
  | 'refused'
  /** Kiban does not answer: what is signed in stays so. Try again later. */
  | 'unreachable';

export class SignInError extends Error {
  readonly code: SignInErrorCode;

  constructor(code: SignInErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'SignInError';
    this.code = code;
  }
}

export type MailErrorCode =
  /** This mail will never be taken: do not send it again. */
  | 'mail_refused'
  /** The server cannot be used now, or not as it is configured: send the mail again later. */
  | 'mail_unreachable';

/** Why a mail was not sent. Neither the message nor the cause holds the recipient, the mail's text or the password. */
export class MailError extends Error {
  readonly code: MailErrorCode;
  /** What the server answered, without its words: `550 5.1.1` (RFC 5321 §4.2, RFC 3463); null when it did not. */
  readonly status: string | null;

  constructor(code: MailErrorCode, message: string, status: string | null = null) {
    super(message);
    this.name = 'MailError';
    this.code = code;
    this.status = status;
  }
}

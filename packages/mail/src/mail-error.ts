export type MailErrorCode =
  /** This mail will never be taken: do not send it again. */
  | 'mail_refused'
  /** The server cannot be used now, or not as it is configured: send the mail again later. */
  | 'mail_unreachable';

/** Why a mail was not sent. Neither the message nor the cause holds the recipient, the mail's text or the password. */
export class MailError extends Error {
  readonly code: MailErrorCode;

  constructor(code: MailErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'MailError';
    this.code = code;
  }
}

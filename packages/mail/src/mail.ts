import { MailError } from './mail-error.ts';

export interface Mail {
  /** One address, without a name. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** `<id@host>` (RFC 5322 §3.6.4), by which a provider's news of a mail that came back names it. Absent: made by the mailer. */
  readonly message_id?: string;
}

export interface Mailer {
  /** Resolves when the mail was taken over for delivery. Throws `MailError`. */
  send(mail: Mail): Promise<void>;
  /** Waits for what is being sent. */
  close(): Promise<void>;
}

// an addr-spec without quoting, comments or lists (RFC 5321 §4.1.2): whatever else a field of somebody's profile holds is no address
const ADDRESS = /^[^\s\p{C}@<>()[\]\\,;:"]{1,64}@[^\s\p{C}@<>()[\]\\,;:"]{1,255}$/u;

/** Throws `mail_refused` unless the mail goes to one address and its subject is one line. */
export function checkMail({ to, subject, message_id }: Mail): void {
  if (to.length > 254 || !ADDRESS.test(to)) throw new MailError('mail_refused', 'The recipient is no mail address.');
  if (/[\p{Cc}\u2028\u2029]/u.test(subject)) throw new MailError('mail_refused', 'The subject is not one line.');
  if (message_id !== undefined && !/^<[\w.:-]{1,200}@[\w.:-]{1,253}>$/.test(message_id))
    throw new MailError('mail_refused', 'The message’s id is none.');
}

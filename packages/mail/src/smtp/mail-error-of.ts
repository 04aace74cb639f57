import { MailError } from '../mail-error.ts';

/** What the SMTP client says of a mail that was not sent, without the recipient's address. */
export function mailErrorOf(error: unknown, recipient: string): MailError {
  const { code, responseCode, response, message } = error as Partial<
    Record<'code' | 'response' | 'message', string> & { responseCode: number }
  >;
  const said = (response ?? message ?? String(error)).replaceAll(recipient, '…');
  const status = /^([245]\d\d)(?:[ -]([245]\.\d{1,3}\.\d{1,3}))?/.exec(response ?? '');
  const answered = status === null ? null : status.slice(1).filter(Boolean).join(' ');
  // RFC 5321 §4.2.1: 5yz to this envelope or message is for good; to our log-in or greeting it is a matter of configuration
  const aboutThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (aboutThisMail && (responseCode === undefined || responseCode >= 500))
    return new MailError('mail_refused', `The mail server refused the mail: ${said}`, answered);
  return new MailError(
    'mail_unreachable',
    `The mail server did not take the mail (${code ?? 'no code'}): ${said}`,
    answered,
  );
}

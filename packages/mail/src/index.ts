export type { Mail, Mailer } from './mail.ts';
export { MailError, type MailErrorCode } from './mail-error.ts';
export { developmentMailbox } from './mailbox/development-mailbox.ts';
export { type SmtpMailerOptions, smtpMailer } from './smtp/smtp-mailer.ts';

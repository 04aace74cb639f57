import { alertMails } from '../emergencies/alert-mail.ts';
import { emailCodeMails } from '../factors/email-code/email-code-mail.ts';
import { invitationMails } from '../invitations/invitation-mails.ts';
import { securityNotices } from '../notices/security-notice.ts';
import { resetMails } from '../resets/reset-mails.ts';
import { supportReports } from '../support-sessions/report-mail.ts';
import type { Purpose } from './mail.ts';
import type { MailPurpose } from './mail-purpose.ts';

/** One line for each purpose. */
export const MAIL_PURPOSES: Readonly<Record<Purpose, MailPurpose>> = {
  invitation: invitationMails,
  password_reset: resetMails,
  email_code: emailCodeMails,
  emergency_alert: alertMails,
  support_report: supportReports,
  security_notice: securityNotices,
};

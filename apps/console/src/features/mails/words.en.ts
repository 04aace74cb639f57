import type { Shape } from '../../i18n/shape.ts';
import type { mails as ja } from './words.ja.ts';

export const mails: Shape<typeof ja> = {
  title: 'Mails',
  help: 'What was mailed in the last 30 days, and whether it arrived. The texts are not kept.',
  purpose: 'What it is for',
  purposes: {
    invitation: 'Invitation',
    password_reset: 'Password reset',
    email_code: 'Code',
    emergency_alert: 'Emergency alert',
    support_report: 'Report on support',
    security_notice: 'Security notice',
  },
  to: 'To',
  answer: 'Why it did not arrive',
  queuedAt: 'Asked for',
  changedAt: 'Learned',
  status: {
    waiting: 'Waiting',
    sent: 'Sent',
    refused: 'Refused',
    bounced: 'Came back',
    complained: 'Reported as spam',
    expired: 'Too late',
    cancelled: 'Not needed',
  },
  outcome: { failed: 'Did not arrive', waiting: 'Waiting', sent: 'Sent', cancelled: 'Not needed' },
  advice: {
    address: 'There is no such address: look at the user’s',
    mailbox: 'The mailbox is full or closed',
    policy: 'Refused by their protection against spam',
    complained: 'The recipient reported it as spam',
    other: 'Their server did not take it',
  },
  none: 'Nothing was mailed in the last 30 days',
  noMatch: 'No mail matches',
};

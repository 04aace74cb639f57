import type { Mail } from '../../api/auth-types.ts';
import { one, oneOf } from '../../routing/address-bar.ts';
import { type Place, placeFrom } from '../lists/paging.ts';

/** What became of mails: those that did not arrive first. */
export const outcomes = ['failed', 'waiting', 'sent', 'cancelled'] as const;
export type Outcome = (typeof outcomes)[number];

const statuses: Readonly<Record<Outcome, readonly Mail['status'][]>> = {
  failed: ['refused', 'bounced', 'complained', 'expired'],
  waiting: ['waiting'],
  sent: ['sent'],
  cancelled: ['cancelled'],
};

export function statusesOf(outcome: Outcome | undefined): readonly Mail['status'][] | undefined {
  return outcome === undefined ? undefined : statuses[outcome];
}

export interface MailSearch extends Place {
  readonly outcome?: Outcome;
  /** One of the purposes that are known here. */
  readonly purpose?: Purpose;
  readonly user_id?: string;
}

export const purposes = [
  'invitation',
  'password_reset',
  'email_code',
  'emergency_alert',
  'support_report',
  'security_notice',
] as const;
export type Purpose = (typeof purposes)[number];

/** The filters of the list of mails, from the address. */
export function mailSearch(search: Readonly<Record<string, unknown>>): MailSearch {
  return {
    outcome: oneOf(search.outcome, outcomes),
    purpose: oneOf(search.purpose, purposes),
    user_id: one(search.user_id, 36),
    ...placeFrom(search),
  };
}

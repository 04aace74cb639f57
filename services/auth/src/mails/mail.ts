import type { TenantId } from '@kiban/postgres';
import { type Kind, kindOf } from '../store/auth-store.ts';

/** What a mail is for. `mails/purposes.ts` says how each is written. */
export type Purpose =
  | 'invitation'
  | 'password_reset'
  | 'email_code'
  | 'emergency_alert'
  | 'support_report'
  | 'security_notice';

/**
 * `waiting` until a mail server takes it over. `refused`: the server never will (5yz); `expired`: it was too late to send it;
 * `cancelled`: what it told of is over; `bounced`, `complained`: what the provider told afterwards.
 */
export type MailStatus = 'waiting' | 'sent' | 'refused' | 'expired' | 'cancelled' | 'bounced' | 'complained';

/** What became of a mail, for administrators: neither its text nor the whole address. Lies in the tenant's scope. */
export interface KeptMail {
  readonly purpose: Purpose;
  /** Whom it went to; null: an address that is no user's. */
  readonly user_id: string | null;
  /** `h…@a….example`; null as long as it was not written. */
  readonly masked_to: string | null;
  readonly status: MailStatus;
  /** What the mail server or the provider answered: `550 5.1.1`; null when nothing. */
  readonly smtp_status: string | null;
  /** How often sending was tried. */
  readonly attempts: number;
  /** Milliseconds since 1970. */
  readonly queued_at: number;
  readonly changed_at: number;
}

/** `person`: whose it is; `alternate`: the day it was queued on. */
export const MAIL: Kind<KeptMail> = kindOf('mail', { spread: true });
/** Seconds. */
export const MAIL_KEPT_S = 30 * 86_400;

/** A mail on its way. Lies platform-wide under the mail's id, and stays as long as news of it may come. */
export interface Dispatch {
  readonly tenant_id: TenantId;
  readonly user_id: string | null;
  readonly purpose: Purpose;
  /** Id of what it tells of. */
  readonly about: string | null;
  /** What its text needs and nobody else may read, sealed under the mail's id; gone as soon as nothing is left to send. */
  readonly sealed: string | null;
  readonly attempts: number;
  /** Milliseconds since 1970: not sent before, and not any more afterwards. */
  readonly not_before: number;
  readonly not_after: number;
}

export const DISPATCH: Kind<Dispatch> = kindOf('mail_dispatch', { spread: true });

/** The references under which mails wait: codes that somebody looks at the clock for do not wait behind others. */
export const QUEUES = { urgent: 'waiting:urgent', ordinary: 'waiting:ordinary' } as const;
export type Queue = keyof typeof QUEUES;

/** The reference of a day's mails. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** As much of an address as its owner knows it by: the first letters of its halves and the top domain. */
export function masked(address: string): string {
  const at = address.lastIndexOf('@');
  const [name, domain] = [address.slice(0, at), address.slice(at + 1)];
  const top = domain.includes('.') ? domain.slice(domain.lastIndexOf('.')) : '';
  const first = (text: string): string => [...text][0] ?? '';
  return `${first(name)}…@${first(domain)}…${top}`;
}

import type { Method } from '../factors/factor.ts';
import type { LoginUser } from '../login-view/login-view.ts';
import type { MailStatus } from '../mails/mail.ts';

/** What decides whether somebody can sign in now. Nothing of other tenants is among it. */
export interface Facts {
  readonly tenant_active: boolean;
  readonly user_status: LoginUser['status'];
  readonly has_login_id: boolean;
  /** Older than the policy lets anybody sign in by. */
  readonly view_too_old: boolean;
  /** Whether a licence lets the user into the product; null: no product was named. */
  readonly licensed: boolean | null;
  /** The connection this person has to sign in by, and whether it works; null: none. */
  readonly connection: { readonly active: boolean } | null;
  /** The password that is asked for here; null: none counts. */
  readonly password: {
    readonly must_change: boolean;
    /** Whether it may still add the first second factor. */
    readonly opens_enrolment: boolean;
  } | null;
  /** What else counts here. */
  readonly factors: readonly Factor[];
  /** The last invitation; null: none was ever sent. */
  readonly invitation: InvitationFacts | null;
  /** Whether wrong attempts make the person wait where nothing is known of the device. */
  readonly waiting: { readonly seconds: number | null } | null;
  /** Whether the policy asks this person for something that works at the real site only. */
  readonly phishing_resistance_demanded: boolean;
}

export interface Factor {
  readonly method: Extract<Method, 'totp' | 'lookup_codes' | 'passkey'>;
  /** What keeps it from being used. */
  readonly fault: 'not_permitted' | 'used_up' | 'suspected' | null;
}

export interface InvitationFacts {
  readonly state: 'waiting' | 'open' | 'expired' | 'undelivered' | 'withdrawn' | 'accepted';
  readonly mail_status: MailStatus | null;
}

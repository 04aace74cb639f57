import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TenantId } from '@kiban/postgres';
import type { Voucher } from '../credentials/voucher.ts';
import type { LicensedUse } from '../login-view/licensed-use.ts';
import type { SessionLimits } from '../sessions/session-limits.ts';
import type { Proof } from '../sign-in/proof.ts';

/** What is known of a sign-in: of the session that it began, and of every token that comes from it. */
export interface SignIn {
  /** `sub`: permanent, the same in every tenant. */
  readonly person_id: string;
  /** The tenant that was signed in to, and who the person is there. */
  readonly tenant_id: TenantId;
  readonly user_id: string;
  /** Authentication context class: `urn:kiban:acr:mfa`. */
  readonly acr: string;
  /** Authentication methods, RFC 8176 §2: `pwd`, `otp`, `mfa`. */
  readonly amr: readonly string[];
  /** When the person authenticated, seconds since 1970. */
  readonly auth_time: number;
  /** Who vouches for every credential that was used. */
  readonly vouched_by: readonly Voucher[];
  /** What was proven, and when. */
  readonly proofs: readonly Proof[];
  /** How long the session goes on. */
  readonly limits: SessionLimits;
  /** Where it came from, for the person and their administrators to recognise; nothing is decided by it. */
  readonly from?: SignInOrigin;
  /** The shared terminal it happened at: the session goes on only where that terminal's key is. */
  readonly terminal?: SessionTerminal;
  /** The emergency it hangs on: the session ends with it. */
  readonly emergency?: EmergencySession;
}

export interface SessionTerminal {
  readonly device_id: string;
  /** RFC 7638. */
  readonly key_thumbprint: string;
}

/** The emergency that a session hangs on: with its end, whenever and however that comes, the session is over. */
export interface EmergencySession {
  readonly emergency_id: string;
  /** When it ends by itself, seconds since 1970. */
  readonly ends_at: number;
}

export interface SignInOrigin {
  readonly ip_address: string | null;
  /** What the browser calls itself: `Chrome, Windows`. */
  readonly browser: string | null;
}

/**
 * A person's session in one tenant. A browser's session holds one for each tenant that was entered, so that no tenant can
 * tell by its id that another one was.
 */
export interface SignInSession extends SignIn {
  /** UUID; `sid` in access tokens and the aggregate of the session's events. No secret: the cookie holds another value. */
  readonly session_id: string;
  /** When something was last authorized in it, seconds since 1970. */
  readonly seen_at: number;
}

/** Whose key is to be proven, for which session, before it goes on; stands in the interaction's prompt. */
export interface TerminalDetails extends SessionTerminal, Pick<SignInSession, 'session_id' | 'tenant_id'> {}

/** An authorization request that waits for the person. */
export interface PendingInteraction {
  /** Bearer secret of the interaction; stands in the address of its pages. */
  readonly uid: string;
  readonly client: { readonly client_id: string; readonly name: string };
  /** Why the person is asked: `login` with the reasons (`no_session`, `tenant`, `max_age`, `login_prompt`, …). */
  readonly prompt: { readonly name: string; readonly reasons: readonly string[] };
  /** Of the authorization request, as the client sent them: nothing in them is to be trusted. */
  readonly params: {
    /** Code of the tenant that is to be signed in to. */
    readonly tenant?: string;
    readonly login_hint?: string;
    /** Languages of the pages in order of preference, RFC 5646 tags separated by spaces. */
    readonly ui_locales?: string;
  };
  /** Classes of which the sign-in must be one; empty: any. */
  readonly acr_values: readonly string[];
  /** The session the browser has already, the latest entered tenant's: the person switches tenants, or is asked again. */
  readonly session: SignInSession | null;
  /** Set where the session goes on once a shared terminal has proven its key, and nothing else is asked. */
  readonly terminal: TerminalDetails | null;
  /** Seconds since 1970. */
  readonly expires_at: number;
}

export interface FinishedSignIn {
  readonly session: SignInSession;
  readonly location: string;
}

/** What the sign-in pages do with the authorization request they belong to. */
export interface Interactions {
  /** Undefined: expired, finished, or begun in another browser. The address of the request must be below `/sign-in/UID`. */
  interactionOf(request: IncomingMessage, response: ServerResponse): Promise<PendingInteraction | undefined>;
  /**
   * Signs in and goes on with the authorization request. A session of another person that the browser has is ended first.
   *
   * @returns the session that begins, and the address to send the browser to (303).
   * @throws InteractionLost when the interaction has expired or is another browser's.
   */
  finishSignIn(request: IncomingMessage, response: ServerResponse, signIn: SignIn): Promise<FinishedSignIn>;
  /**
   * Ends the authorization request since this person cannot sign in the way it demands (OpenID Connect Core Error Code
   * unmet_authentication_requirements 1.0 §2). @returns the address to send the browser to (303).
   */
  unmet(request: IncomingMessage, response: ServerResponse): Promise<string>;
  /** Goes on with the session whose terminal has proven its key. @returns the address to send the browser to (303). */
  goOnWithTerminal(request: IncomingMessage, response: ServerResponse, sessionId: string): Promise<string>;
  /** The `uid` of the session that a browser's cookie names; undefined when it has none. */
  browserSessionOf(request: IncomingMessage, response: ServerResponse): Promise<string | undefined>;
  /** Ends the authorization request with `access_denied`. @returns the address to send the browser to (303). */
  cancel(request: IncomingMessage, response: ServerResponse): Promise<string>;
}

/** Where a session goes on: in which tenant, as whom, at which client, and what that demands. */
export interface GoingOn {
  readonly tenant_id: TenantId;
  readonly user_id: string;
  readonly client_id: string;
  readonly acr_values: readonly string[];
}

/** What the protocol asks about people; answered from the login view. */
export interface People extends LicensedUse {
  /** The tenant of a code; undefined when there is none, or none any more. */
  tenantOfCode(code: string): Promise<TenantId | undefined>;
  /** What a tenant is called; undefined when there is none, or none any more. */
  tenantNamed(id: string): Promise<{ readonly tenant_id: TenantId; readonly name: string } | undefined>;
  /** Whether a tenant is active, a second ago at most. */
  tenantIsActive(id: TenantId): Promise<boolean>;
  /** Who a person is in a tenant; undefined unless that user is active right now. */
  activeUser(personId: string, tenantId: TenantId): Promise<ActiveUser | undefined>;
  /** Whether what was proven in a session is enough, in its tenant or another. @returns how long it may go on there. */
  mayGoOn(session: SignInSession, where: GoingOn): Promise<SessionLimits | undefined>;
  /** Whether the emergency that a session hangs on is still on. */
  emergencyGoesOn(tenantId: TenantId, emergency: EmergencySession): Promise<boolean>;
  /** A session began on a shared terminal: it ends when that device does. `uid`: of the browser's session. */
  beganOnTerminal(session: SignInSession, uid: string): Promise<void>;
}

export interface ActiveUser {
  readonly user_id: string;
  readonly name: string | null;
  readonly email: string | null;
  /** RFC 5646 tag. */
  readonly language: string | null;
}

/** The interaction has expired, was finished, or belongs to another browser. */
export class InteractionLost extends Error {
  readonly code = 'interaction_lost';
  constructor(options?: ErrorOptions) {
    super('The sign-in has expired or was begun in another browser.', options);
    this.name = 'InteractionLost';
  }
}

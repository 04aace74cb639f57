import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TenantId } from '@kiban/postgres';

/** Who answers for a credential, and so for a sign-in with it: the operator everywhere, a tenant in itself only. */
export type Voucher = 'operator' | TenantId;

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
}

/**
 * A person's session in one tenant. A browser's session holds one for each tenant that was entered, so that no tenant can
 * tell by its id that another one was.
 */
export interface SignInSession extends SignIn {
  /** UUID; `sid` in access tokens and the aggregate of the session's events. No secret: the cookie holds another value. */
  readonly session_id: string;
}

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
  /** The session the browser has already, the latest entered tenant's: the person switches tenants, or is asked again. */
  readonly session: SignInSession | null;
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
  /** Ends the authorization request with `access_denied`. @returns the address to send the browser to (303). */
  cancel(request: IncomingMessage, response: ServerResponse): Promise<string>;
}

/** What the protocol asks about people; answered from the login view. */
export interface People {
  /** The tenant of a code; undefined when there is none, or none any more. */
  tenantOfCode(code: string): Promise<TenantId | undefined>;
  /** Who a person is in a tenant; undefined unless that user is active right now. */
  activeUser(personId: string, tenantId: TenantId): Promise<ActiveUser | undefined>;
  /** Whether the credentials of the session's sign-in count in a tenant, so that the person need not be asked again. */
  mayEnter(session: SignInSession, tenantId: TenantId): Promise<boolean>;
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

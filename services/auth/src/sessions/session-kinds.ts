import type { TenantId } from '@kiban/postgres';
import type { EmergencySession, SessionTerminal, SignInSession } from '../protocol/interaction.ts';
import type { SessionEnd } from '../records/sessions.ts';
import { kindOf } from '../store/auth-store.ts';
import type { SessionLimits } from './session-limits.ts';

/** What a browser's session holds beside what oidc-provider keeps in it. */
export interface BrowserSession {
  /** Refers to it everywhere; the cookie holds another value. */
  readonly uid: string;
  readonly accountId?: string;
  /** The tenants that were entered, the latest first. */
  readonly entered?: readonly SignInSession[];
  /** `client_id tenant_id` to the grant: a client has one for each tenant that it was used in. */
  readonly grants?: Readonly<Record<string, string>>;
  /** oidc-provider's: by client, the `sid` that its ID tokens name this session by. */
  readonly authorizations?: Readonly<Record<string, { readonly sid?: string }>>;
}

/** What a client was granted, always in one tenant: all tokens from it carry that tenant and user. */
export interface TenantGrant {
  readonly accountId: string;
  readonly clientId: string;
  readonly tenant_id: TenantId;
  readonly user_id: string;
  /** Of the person's session in the tenant. */
  readonly session_id: string;
  /** `uid` of the browser's session. */
  readonly browser_session: string;
  /** Of the sign-in it came from. */
  readonly limits?: SessionLimits;
  readonly terminal?: SessionTerminal;
  readonly emergency?: EmergencySession;
}

export const SESSION = kindOf<BrowserSession>('session', { secretId: true });
/**
 * That a session in a tenant has ended, and as what that is recorded: whoever makes it first decides. It outlives what may still
 * name the session: access tokens, and a browser's session that goes on in other tenants and cannot be told itself.
 */
export interface EndedMark {
  readonly record_id: string;
  readonly reason: SessionEnd;
  /** Milliseconds since 1970. */
  readonly at: number;
}
export const ENDED_SESSION = kindOf<EndedMark>('ended_session');
export const GRANT = kindOf<TenantGrant>('grant');
export const AUTHORIZATION_CODE = kindOf<object>('authorization_code', { secretId: true });
export const REFRESH_TOKEN = kindOf<object>('refresh_token', { secretId: true });
export const ACCESS_TOKEN = kindOf<object>('access_token', { secretId: true });

/** Everything that comes from a grant, and the grant. */
export const GRANTED = [GRANT, AUTHORIZATION_CODE, REFRESH_TOKEN, ACCESS_TOKEN];

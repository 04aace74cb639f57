import type { AccessTokenVerifier } from '../token/access-token-verifier.ts';
import type { ProofOptions } from './proven-request.ts';

/** What a request needs to get through. Without more than a verifier: a token that counts. */
export interface AccessOptions extends ProofOptions {
  readonly verifier: Pick<AccessTokenVerifier, 'verify'>;
  /** Scopes, all of which the token must have; else 403 `insufficient_scope` (RFC 6750 §3.1). */
  readonly scopes?: readonly string[];
  /**
   * Authentication context classes, one of which the person’s sign-in must be: `urn:kiban:acr:mfa`, `urn:kiban:acr:phr`. Else 401
   * `insufficient_user_authentication` (RFC 9470), with which the client sends them to sign in with more.
   */
  readonly acr?: string | readonly string[];
  /** How old the person’s sign-in may be; else the same, with `max_age`. */
  readonly maxAgeSeconds?: number;
  /**
   * What the operator’s staff may do while they look in a person’s name: `read` (the default) GET, HEAD and OPTIONS; `all`
   * whatever the person may; `none` nothing.
   */
  readonly support?: 'none' | 'read' | 'all';
  /** Milliseconds since 1970; default the system’s clock. */
  readonly now?: () => number;
}

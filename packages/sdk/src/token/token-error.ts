export type TokenErrorCode =
  /** No JWT, or one that says something we must not accept unread (`crit`, no `kid`). */
  | 'token_malformed'
  /** A JWT for something else, such as an ID token (RFC 9068 §4). */
  | 'type_wrong'
  | 'algorithm_refused'
  /** The issuer has no such key. */
  | 'key_unknown'
  | 'signature_invalid'
  | 'issuer_wrong'
  | 'audience_wrong'
  | 'token_expired'
  | 'token_not_yet_valid'
  /** The access that it gave was ended before the token. */
  | 'token_revoked'
  /** The token is bound to a key or certificate (RFC 9449, RFC 8705), and whoever sent it did not prove to hold that. */
  | 'proof_refused'
  /** A claim is missing or of the wrong kind. */
  | 'claim_invalid'
  /** The issuer's keys could not be fetched: the only code that says nothing about the token. Try again later. */
  | 'keys_unavailable';

/** Why an access token was not accepted. The message never holds any part of the token. */
export class TokenError extends Error {
  readonly code: TokenErrorCode;

  constructor(code: TokenErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'TokenError';
    this.code = code;
  }
}

/** RFC 8693 §2.1. */
export const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';

/** RFC 8693 §3: an access token, whatever it looks like. Ours are JWTs, which the second says as well. */
export const ACCESS_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:access_token';
export const JWT_TYPE = 'urn:ietf:params:oauth:token-type:jwt';

/** A support session: what the operator's staff got when they began to look at a customer's data. */
export const SUPPORT_SESSION_TYPE = 'urn:kiban:params:oauth:token-type:support-session';

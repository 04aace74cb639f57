/**
 * What Kiban says in an access token (RFC 9068 §2.2, and ours). Times are seconds since 1970.
 * A token belongs to one tenant; `user_id` is absent when a machine calls.
 */
export interface AccessTokenClaims {
  readonly iss: string;
  /** The person; for a machine its client id. */
  readonly sub: string;
  readonly aud: string | readonly string[];
  readonly exp: number;
  readonly iat: number;
  readonly jti: string;
  readonly client_id: string;
  /** Separated by spaces: `directory:read`, `asset:write`. */
  readonly scope?: string;
  readonly tenant_id: string;
  readonly user_id?: string;
  /** When the person last proved who they are. */
  readonly auth_time?: number;
  readonly acr?: string;
  /** RFC 8176: `pwd`, `otp`, `mfa`. */
  readonly amr?: readonly string[];
  /** The session at auth; it ends when the person signs out or is suspended. */
  readonly sid?: string;
}

type Check = (value: unknown) => boolean;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isText: Check = (value) => typeof value === 'string' && value !== '';
const isUuid: Check = (value) => typeof value === 'string' && UUID.test(value);
const isSeconds: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);

const required: Readonly<Record<string, Check>> = {
  iss: isText,
  sub: isText,
  aud: (value) => isText(value) || isTexts(value),
  exp: isSeconds,
  iat: isSeconds,
  jti: isText,
  client_id: isText,
  tenant_id: isUuid,
};

const optional: Readonly<Record<string, Check>> = {
  scope: (value) => typeof value === 'string',
  user_id: isUuid,
  auth_time: isSeconds,
  acr: isText,
  amr: isTexts,
  sid: isText,
};

/** The first claim that is missing or of the wrong kind; `undefined` when all are as they should be. */
export function faultyClaim(payload: Readonly<Record<string, unknown>>): string | undefined {
  for (const [claim, check] of Object.entries(required)) if (!check(payload[claim])) return claim;
  for (const [claim, check] of Object.entries(optional))
    if (payload[claim] !== undefined && !check(payload[claim])) return claim;
  return undefined;
}

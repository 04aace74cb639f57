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
  /** The shared terminal that the session is bound to. */
  readonly device_id?: string;
  /** Who acts in the person's name (RFC 8693 §4.1); absent: the person themselves. */
  readonly act?: ActorClaim;
  /** What it is bound to (RFC 7800): the thumbprint of a key (RFC 9449 §6.1) or of a certificate (RFC 8705 §3.1). */
  readonly cnf?: { readonly jkt?: string; readonly 'x5t#S256'?: string };
}

/** Somebody who acts: a program (`client_id`), or the operator's staff who look at what the person sees (`user_id`). */
export interface ActorClaim {
  readonly sub: string;
  readonly client_id?: string;
  readonly tenant_id?: string;
  readonly user_id?: string;
  /** Who acted before; says nothing about what is allowed. */
  readonly act?: ActorClaim;
}

type Check = (value: unknown) => boolean;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isText: Check = (value) => typeof value === 'string' && value !== '';
const isUuid: Check = (value) => typeof value === 'string' && UUID.test(value);
const isSeconds: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);

const isActor: Check = (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { sub, client_id, tenant_id, user_id, act } = value as Readonly<Record<string, unknown>>;
  const said = [client_id, tenant_id, user_id].every((claim) => claim === undefined || isText(claim));
  return isText(sub) && said && (act === undefined || isActor(act));
};

/** A kind of binding that is not known here cannot be checked, so that it is refused. */
const isConfirmation: Check = (value) => {
  if (typeof value !== 'object' || value === null) return false;
  const members = Object.entries(value);
  return members.length > 0 && members.every(([name, said]) => (name === 'jkt' || name === 'x5t#S256') && isText(said));
};

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
  device_id: isUuid,
  act: isActor,
  cnf: isConfirmation,
};

const REQUIRED = Object.entries(required);
const OPTIONAL = Object.entries(optional);

/** The first claim that is missing or of the wrong kind; `undefined` when all are as they should be. */
export function faultyClaim(payload: Readonly<Record<string, unknown>>): string | undefined {
  for (const [claim, check] of REQUIRED) if (!check(payload[claim])) return claim;
  for (const [claim, check] of OPTIONAL) if (payload[claim] !== undefined && !check(payload[claim])) return claim;
  return undefined;
}

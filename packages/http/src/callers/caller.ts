import type { AccessTokenClaims, ActorClaim } from '@kiban/sdk';

/** Who calls: a person in one tenant, or a machine registered in one. */
export interface Caller {
  /** The person; the client id of a machine. */
  readonly sub: string;
  readonly tenant_id: string;
  /** Null for a machine. */
  readonly user_id: string | null;
  readonly client_id: string;
  readonly scope: ReadonlySet<string>;
  readonly acr: string | null;
  readonly amr: readonly string[];
  /** Seconds since 1970; null for a machine. */
  readonly auth_time: number | null;
  readonly sid: string | null;
  /** Who acts in the person's name (RFC 8693 §4.1): a program, or the operator's staff; null: nobody but themselves. */
  readonly act: ActorClaim | null;
  readonly jti: string;
  /** Seconds since 1970. */
  readonly exp: number;
}

export function callerOf(claims: AccessTokenClaims): Caller {
  return {
    sub: claims.sub,
    tenant_id: claims.tenant_id,
    user_id: claims.user_id ?? null,
    client_id: claims.client_id,
    scope: new Set(claims.scope?.split(' ').filter((scope) => scope !== '')),
    acr: claims.acr ?? null,
    amr: claims.amr ?? [],
    auth_time: claims.auth_time ?? null,
    sid: claims.sid ?? null,
    act: claims.act ?? null,
    jti: claims.jti,
    exp: claims.exp,
  };
}

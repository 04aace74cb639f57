import type { AccessTokenClaims } from '../token/access-token-claims.ts';

/** Somebody in whose name another acts. */
export interface ActedFor {
  /** The person. */
  readonly sub: string;
  readonly tenant_id: string;
  readonly user_id: string | null;
}

/** Who does what a token permits. */
export interface WhoActs {
  /** `support`: the operator’s staff, who look at what a customer’s user sees. */
  readonly kind: 'person' | 'program' | 'support';
  /** The person; of a program its client id. */
  readonly sub: string;
  /** Null: a program. */
  readonly user_id: string | null;
  /** In whose name; null: in their own. */
  readonly acting_for: ActedFor | null;
}

/**
 * Who acts by a token, and in whose name (RFC 8693 §4.1). What is done is to be recorded under both: `act` is who did it, the
 * token’s own claims say for whom.
 */
export function whoActs(claims: AccessTokenClaims): WhoActs {
  const { sub, tenant_id, act } = claims;
  const user_id = claims.user_id ?? null;
  if (act === undefined) return { kind: user_id === null ? 'program' : 'person', sub, user_id, acting_for: null };
  const acting_for = { sub, tenant_id, user_id };
  if (act.user_id === undefined) return { kind: 'program', sub: act.client_id ?? act.sub, user_id: null, acting_for };
  const kind = act.tenant_id === tenant_id ? 'person' : 'support';
  return { kind, sub: act.sub, user_id: act.user_id, acting_for };
}

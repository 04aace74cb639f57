/**
 * That access ended at a moment: of tokens that have all of the claims which are not null here. One without any claim is of
 * every token of its tenant.
 */
export interface Revocation {
  /** UUIDv7. */
  readonly id: string;
  /** Milliseconds since 1970: tokens issued up to then are meant. */
  readonly at: number;
  /** Null: a client's tokens in every tenant. */
  readonly tenant_id: string | null;
  /** `sub` */
  readonly person_id: string | null;
  readonly user_id: string | null;
  /** `sid` */
  readonly session_id: string | null;
  readonly client_id: string | null;
  readonly device_id: string | null;
  /** `jti` */
  readonly token_id: string | null;
}

/** What a token says that revocations go by. */
export interface RevocableClaims {
  readonly tenant_id: string;
  readonly sub: string;
  readonly client_id: string;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly jti?: string;
  readonly user_id?: string;
  readonly sid?: string;
  readonly device_id?: string;
}

/** The revocations of the last minutes, asked whether they mean a token. */
export interface RevokedTokens {
  /** @returns false when it is known already. */
  add(revocation: Revocation): boolean;
  has(claims: RevocableClaims): boolean;
  /** Those before a moment: every token that they meant has expired. Milliseconds since 1970. */
  forgetBefore(moment: number): void;
  readonly size: number;
}

/** Servers' clocks differ: who signed a token just before may have thought it was just after. Seconds. */
const CLOCKS_DIFFER_SECONDS = 1;

const SELECTORS = ['tenant_id', 'person_id', 'user_id', 'session_id', 'client_id', 'device_id', 'token_id'] as const;

/** An answer takes a look for each combination of claims that there is a revocation by, however many revocations there are. */
export function revokedTokens(): RevokedTokens {
  const known = new Map<string, Revocation>();
  /** Which claims it goes by, to their values, to the latest moment. */
  const latest = new Map<string, Map<string, number>>();

  function enter(revocation: Revocation): void {
    const by = SELECTORS.filter((selector) => revocation[selector] !== null);
    if (by.length === 0) return; // it would mean every token there is
    const values = by.map((selector) => revocation[selector]).join(' ');
    const moments = latest.get(by.join()) ?? new Map<string, number>();
    latest.set(by.join(), moments);
    moments.set(values, Math.max(moments.get(values) ?? 0, revocation.at));
  }

  return {
    add: (revocation) => {
      if (known.has(revocation.id)) return false;
      known.set(revocation.id, revocation);
      enter(revocation);
      return true;
    },
    has: (claims) => {
      for (const [by, moments] of latest) {
        const at = moments.get(valuesOf(by, claims));
        if (at !== undefined && claims.iat <= Math.floor(at / 1000) + CLOCKS_DIFFER_SECONDS) return true;
      }
      return false;
    },
    forgetBefore: (moment) => {
      const old = [...known.values()].filter(({ at }) => at < moment);
      if (old.length === 0) return;
      for (const { id } of old) known.delete(id);
      latest.clear();
      for (const revocation of known.values()) enter(revocation);
    },
    get size() {
      return known.size;
    },
  };
}

function valuesOf(by: string, claims: RevocableClaims): string {
  return by
    .split(',')
    .map((selector) => claimOf[selector as (typeof SELECTORS)[number]](claims) ?? '-')
    .join(' ');
}

const claimOf: Readonly<Record<(typeof SELECTORS)[number], (claims: RevocableClaims) => string | undefined>> = {
  tenant_id: ({ tenant_id }) => tenant_id,
  person_id: ({ sub }) => sub,
  user_id: ({ user_id }) => user_id,
  session_id: ({ sid }) => sid,
  client_id: ({ client_id }) => client_id,
  device_id: ({ device_id }) => device_id,
  token_id: ({ jti }) => jti,
};

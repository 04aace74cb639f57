import { type JWTPayload, jwtVerify } from 'jose';
import { fetchIssuerKeys } from '../token/issuer-keys.ts';
import { keyCache } from '../token/key-cache.ts';

export interface CloudflareAccessOptions {
  /** `https://your-team.cloudflareaccess.com` */
  readonly team: string;
  /** The application’s AUD tag; several when several applications lead here. */
  readonly audience: string | readonly string[];
  readonly fetch?: typeof globalThis.fetch;
  /** For how long keys are used while Cloudflare does not answer; default 24 hours. */
  readonly staleMs?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Whom Cloudflare Access let in. */
export interface AccessVisitor {
  /** Null: a service token. */
  readonly email: string | null;
  /** Of a service token its client id; null: a person. */
  readonly service: string | null;
  /** Seconds since 1970. */
  readonly exp: number;
}

/** Why a request was not let in. The message holds no part of the assertion. */
export class AccessRefused extends Error {
  readonly code: 'assertion_missing' | 'assertion_refused' | 'keys_unavailable';

  constructor(code: AccessRefused['code'], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AccessRefused';
    this.code = code;
  }
}

/** The team’s keys change every six weeks, and the one before counts for seven days more (Cloudflare One, “Validate JWTs”). */
const FRESH_MS = 3600_000;

/**
 * Verifies what Cloudflare Access says of a request (`Cf-Access-Jwt-Assertion`): signed with RS256 by the team, for this
 * application, and not expired.
 *
 * @throws AccessRefused
 */
export function assertionVerifier(options: CloudflareAccessOptions): (assertion: string) => Promise<AccessVisitor> {
  const { audience, fetch = globalThis.fetch, now = Date.now, staleMs = 24 * 3600_000 } = options;
  const team = options.team.replace(/\/$/, '');
  if (URL.parse(team)?.protocol !== 'https:') throw new TypeError(`${options.team} is no https address of a team.`);
  const jwksUri = `${team}/cdn-cgi/access/certs`;
  const { keysWith } = keyCache({
    load: () => fetchIssuerKeys({ issuer: team, jwksUri, timeoutMs: 3000, fetch }),
    ...{ now, staleMs, freshMs: FRESH_MS, cooldownMs: 30_000 },
  });
  return async (assertion) => {
    const keyFor = async (header: { alg?: string; kid?: string }) =>
      (await keysWith(header.kid ?? '')).keyFor({ ...header, alg: header.alg ?? '' });
    try {
      const { payload } = await jwtVerify(assertion, keyFor, {
        ...{ issuer: team, audience: [audience].flat(), algorithms: ['RS256'], clockTolerance: 5 },
        ...{ requiredClaims: ['exp', 'iat'], currentDate: new Date(now()) },
      });
      return visitorOf(payload);
    } catch (error) {
      if ((error as { code?: unknown }).code === 'keys_unavailable')
        throw new AccessRefused('keys_unavailable', 'The keys of Cloudflare Access cannot be fetched.', error);
      throw new AccessRefused('assertion_refused', 'Cloudflare Access did not say so.', error);
    }
  };
}

function visitorOf({ type, email, common_name, exp = 0 }: JWTPayload): AccessVisitor {
  // one of the team’s whole session is for no application
  if (type !== 'app') throw new Error('The assertion is for no application.');
  if (typeof email === 'string' && email !== '') return { email, service: null, exp };
  if (typeof common_name === 'string' && common_name !== '') return { email: null, service: common_name, exp };
  throw new Error('The assertion names nobody.');
}

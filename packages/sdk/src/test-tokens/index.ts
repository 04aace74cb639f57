import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { AccessTokenClaims, ActorClaim } from '../token/access-token-claims.ts';
import {
  type AccessTokenVerifier,
  type AccessTokenVerifierOptions,
  accessTokenVerifier,
} from '../token/access-token-verifier.ts';
import { refuseProduction } from './refuse-production.ts';
import { type ServedIssuer, serveIssuer } from './serve-issuer.ts';

export type { ServedIssuer } from './serve-issuer.ts';

refuseProduction(process.env.NODE_ENV);

/** Whom a token is of, and what it says; all but the tenant has a value of its own. Times are seconds since 1970. */
export type TestClaims = Partial<Omit<AccessTokenClaims, 'iss' | 'tenant_id'>> & { readonly tenant_id: string };

/** The operator’s staff, who look at what a person sees. */
export interface TestStaff {
  readonly sub: string;
  readonly tenant_id: string;
  readonly user_id: string;
}

export interface TestIssuer {
  readonly issuer: string;
  /** Accepts its tokens and no others; connects to nothing. */
  readonly verifier: AccessTokenVerifier;
  /** The same, with settings of the product’s own: its audience, its revocations. */
  verifierWith(options: Partial<Omit<AccessTokenVerifierOptions, 'issuer' | 'fetch'>>): AccessTokenVerifier;
  /** An access token of a person, of five minutes, signed in just now with two factors. */
  token(claims: TestClaims & { readonly user_id: string }): Promise<string>;
  /** An access token of a program. */
  machineToken(claims: TestClaims & { readonly client_id: string }): Promise<string>;
  /** An access token with which the operator’s staff look in a person’s name: it reads, and has no `acr`. */
  supportToken(claims: TestClaims & { readonly user_id: string }, staff: TestStaff): Promise<string>;
  /** Answers discovery and keys as the issuer would, for whatever takes a `fetch`. */
  readonly fetch: typeof globalThis.fetch;
  /** Serves discovery and keys on a free port of this machine, for products that run in another process. */
  serve(): Promise<ServedIssuer>;
}

const FIVE_MINUTES = 300;

/**
 * An issuer in memory for the tests of a product: it signs tokens for any tenant, user and actor with a key that it made
 * itself, so that nothing else accepts them. Cannot be loaded where NODE_ENV is `production`.
 */
export async function testIssuer(options: { readonly issuer?: string } = {}): Promise<TestIssuer> {
  const { issuer = 'https://auth.test/oidc' } = options;
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  const documents = (at: string): Readonly<Record<string, object>> => ({
    '/.well-known/openid-configuration': { issuer: at, jwks_uri: `${at}/jwks` },
    '/jwks': { keys: [{ ...jwk, kid, alg: 'ES256', use: 'sig' }] },
  });
  const sign = (claims: Readonly<Record<string, unknown>>, iss = issuer): Promise<string> => {
    const iat = Math.floor(Date.now() / 1000);
    const usual = { iss, aud: 'urn:kiban:api', jti: crypto.randomUUID(), iat, exp: iat + FIVE_MINUTES };
    return new SignJWT({ ...usual, ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
      .sign(privateKey);
  };
  const answer: typeof globalThis.fetch = async (input) => {
    const address = input instanceof Request ? input.url : String(input);
    const found = address.startsWith(issuer) ? documents(issuer)[address.slice(issuer.length)] : undefined;
    return found === undefined ? new Response(null, { status: 404 }) : Response.json(found);
  };
  const verifierWith: TestIssuer['verifierWith'] = (more) => accessTokenVerifier({ ...more, issuer, fetch: answer });
  return {
    ...{ issuer, fetch: answer, verifierWith, verifier: verifierWith({}) },
    token: (claims) => sign({ ...personal(), ...claims }),
    machineToken: (claims) => sign({ sub: claims.client_id, scope: '', ...claims }),
    supportToken: ({ acr: _, amr: __, auth_time: ___, ...claims }, staff) => {
      const act: ActorClaim = { ...staff, client_id: claims.client_id ?? 'test-client' };
      return sign({ sub: 'test-person', client_id: 'test-client', sid: 'test-support', scope: '', act, ...claims });
    },
    serve: () => serveIssuer(documents, sign),
  };
}

function personal(): object {
  return {
    ...{ sub: 'test-person', client_id: 'test-client', sid: 'test-session', scope: 'openid' },
    ...{ acr: 'urn:kiban:acr:mfa', amr: ['pwd', 'otp', 'mfa'], auth_time: Math.floor(Date.now() / 1000) },
  };
}

import { type CryptoKey, createLocalJWKSet, errors, type JWK, type JWTHeaderParameters } from 'jose';
import { fetchJson } from './fetch-json.ts';
import { TokenError } from './token-error.ts';

/** The public keys with which an issuer signs. */
export interface IssuerKeys {
  has(keyId: string): boolean;
  /** At once where it was asked for before. */
  keyFor(header: JWTHeaderParameters & { alg: string }): CryptoKey | Promise<CryptoKey>;
}

export interface KeySource {
  readonly issuer: string;
  /** Where the keys are; without it the issuer's discovery document is asked. */
  readonly jwksUri: string | undefined;
  /** Milliseconds for discovery and keys together. */
  readonly timeoutMs: number;
  readonly fetch: typeof globalThis.fetch;
}

/** Fetches the keys of an issuer (OpenID Connect Discovery 1.0 §4, RFC 7517 §5). Throws an `Error` that says what went wrong. */
export async function fetchIssuerKeys(source: KeySource): Promise<IssuerKeys> {
  const signal = AbortSignal.timeout(source.timeoutMs);
  const uri = source.jwksUri ?? (await discoverJwksUri(source, signal));
  const { keys } = await fetchJson(uri, signal, source.fetch);
  const usable = Array.isArray(keys) ? keys.filter(isVerificationKey) : [];
  // an empty answer comes from a broken server: to believe it would refuse everybody
  if (usable.length === 0) throw new Error(`${uri} holds no key to verify with`);
  return issuerKeys(usable);
}

async function discoverJwksUri({ issuer, fetch }: KeySource, signal: AbortSignal): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const document = await fetchJson(url, signal, fetch);
  if (document.issuer !== issuer) throw new Error(`${url} is the document of another issuer than ${issuer}`);
  const uri = document.jwks_uri;
  if (typeof uri !== 'string' || !URL.canParse(uri)) throw new Error(`${url} names no jwks_uri`);
  if (issuer.startsWith('https:') && !uri.startsWith('https:')) throw new Error(`${url} leads away from https`);
  return uri;
}

function isVerificationKey(key: unknown): key is JWK & { kid: string } {
  if (typeof key !== 'object' || key === null || !('kid' in key) || !('kty' in key)) return false;
  const publicKind = key.kty === 'EC' || key.kty === 'RSA' || key.kty === 'OKP';
  return typeof key.kid === 'string' && publicKind && !('d' in key) && !('use' in key && key.use !== 'sig');
}

function issuerKeys(keys: readonly (JWK & { kid: string })[]): IssuerKeys {
  const keyIds = new Set(keys.map((key) => key.kid));
  const keySet = createLocalJWKSet({ keys: [...keys] });
  const found = new Map<string, CryptoKey>(); // no more than key ids times algorithms: what is not there is not kept
  const find = async (header: JWTHeaderParameters & { alg: string }): Promise<CryptoKey> => {
    try {
      const key = await keySet(header);
      found.set(`${header.alg} ${header.kid}`, key);
      return key;
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey)
        throw new TokenError('signature_invalid', 'The key that the token names is not for its algorithm.', error);
      throw new TokenError('keys_unavailable', 'The issuer’s key cannot be used.', error);
    }
  };
  return {
    has: (keyId) => keyIds.has(keyId),
    keyFor: (header) => found.get(`${header.alg} ${header.kid}`) ?? find(header),
  };
}

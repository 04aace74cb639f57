import { hash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose';
import type { AccessTokenClaims } from './access-token-claims.ts';
import { TokenError } from './token-error.ts';

/** What came along with a token that is bound to a key or a certificate. */
export interface ProvenRequest {
  /** The header `DPoP` (RFC 9449 §4.1). */
  readonly proof?: string | undefined;
  readonly method: string;
  /** As the client wrote it: with the public origin, whatever proxies stand between. */
  readonly url: string;
  /** SHA-256 of the certificate that the client proved to hold, base64url (RFC 8705 §3.1). */
  readonly certificate_thumbprint?: string | undefined;
}

/** How long before now, and how far from now, a proof may have been made. Seconds. */
const WINDOW_SECONDS = 60;
const LONGEST_PROOF = 4096;
const ALGORITHMS = ['ES256', 'PS256', 'Ed25519'];

/** Proofs that were used, each once (RFC 9449 §11.1): those of this process. */
export interface UsedProofs {
  /** @returns false when it was used before. */
  use(id: string, at: number): boolean;
}

export function usedProofs(): UsedProofs {
  const until = new Map<string, number>();
  return {
    use: (id, at) => {
      for (const [known, end] of until) {
        if (end > at) break; // in the order of writing, and all are kept for as long
        until.delete(known);
      }
      if (until.has(id)) return false;
      until.set(id, at + 2 * WINDOW_SECONDS);
      return true;
    },
  };
}

/**
 * Refuses a bound token that comes without proof of its key: whoever stole it has none (RFC 9449 §7.1, RFC 8705 §3). A token
 * that is bound to nothing passes.
 *
 * @param at seconds since 1970.
 * @throws TokenError `proof_refused`
 */
export async function requireBinding(
  token: string,
  { cnf }: AccessTokenClaims,
  request: ProvenRequest | undefined,
  { used, at }: { readonly used: UsedProofs; readonly at: number },
): Promise<void> {
  if (cnf === undefined) return;
  const certificate = cnf['x5t#S256'];
  if (certificate !== undefined && certificate !== request?.certificate_thumbprint)
    throw refused('The token is bound to another certificate.');
  if (cnf.jkt === undefined) return;
  const { proof, method, url } = request ?? {};
  if (proof === undefined || proof.length > LONGEST_PROOF || method === undefined || url === undefined)
    throw refused('The token is bound to a key: send a proof of it (RFC 9449).');
  const options = { algorithms: ALGORITHMS, typ: 'dpop+jwt', currentDate: new Date(at * 1000) };
  const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, options).catch((error: unknown) => {
    throw refused('The proof is not signed by its key.', error);
  });
  const { htm, htu, ath, iat, jti } = payload as Readonly<Record<string, unknown>>;
  if (htm !== method || addressOf(htu) !== addressOf(url)) throw refused('The proof is for another request.');
  if (ath !== hash('sha256', token, 'base64url')) throw refused('The proof is for another token.');
  if (typeof iat !== 'number' || Math.abs(at - iat) > WINDOW_SECONDS) throw refused('The proof is too old.');
  const thumbprint = protectedHeader.jwk === undefined ? '' : await calculateJwkThumbprint(protectedHeader.jwk);
  if (thumbprint !== cnf.jkt) throw refused('The token is bound to another key.');
  if (typeof jti !== 'string' || jti === '' || !used.use(`${thumbprint} ${hash('sha256', jti, 'base64url')}`, at))
    throw refused('The proof was used before.');
}

/** Without query and fragment (RFC 9449 §4.3). */
function addressOf(url: unknown): string | undefined {
  const parsed = typeof url === 'string' ? URL.parse(url) : null;
  return parsed === null ? undefined : `${parsed.origin}${parsed.pathname}`;
}

function refused(message: string, cause?: unknown): TokenError {
  return new TokenError('proof_refused', message, cause);
}

import type { JWK } from 'jose';
import type { ClientAuthentication, ClientKeys } from './client.ts';
import { ClientRefused } from './client-refused.ts';

const MOST_KEYS = 10;
/** RFC 7517 §9.3, RFC 7518 §6.2.2, §6.3.2: members that only a private or a symmetric key has. */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

/**
 * Refuses keys that do not fit how a client authenticates: none where they are needed, some where they are not, private
 * ones, ones that cannot sign as we accept it, and certificates that are missing.
 *
 * @throws ClientRefused keys_missing, keys_superfluous, keys_malformed, certificate_missing
 */
export function requireKeys(keys: ClientKeys | null, authentication: ClientAuthentication): void {
  const needed = authentication === 'private_key_jwt' || authentication === 'self_signed_tls_client_auth';
  if (keys === null) {
    if (needed) throw new ClientRefused('keys_missing', `${authentication} needs the client's public keys.`, 'keys');
    return;
  }
  if (!needed) throw new ClientRefused('keys_superfluous', `${authentication} uses no keys.`, 'keys');
  if ('jwks_uri' in keys) {
    requireKeysAddress(keys.jwks_uri);
    return;
  }
  const given = keys.jwks.keys;
  if (given.length === 0 || given.length > MOST_KEYS) throw malformed(`Between 1 and ${MOST_KEYS} keys.`);
  for (const key of given) requirePublicKey(key);
  if (authentication === 'self_signed_tls_client_auth' && given.every(({ x5c }) => x5c === undefined))
    throw new ClientRefused(
      'certificate_missing',
      'Give each key with its certificate (`x5c`, RFC 8705 §2.2.2).',
      'keys',
    );
}

function requirePublicKey(key: JWK): void {
  const secret = SECRET_MEMBERS.find((member) => member in key);
  if (secret !== undefined) throw malformed('These are private keys: they must not leave the client.');
  const { kty, crv, n, x, y } = key;
  if (kty === 'EC' && crv === 'P-256' && typeof x === 'string' && typeof y === 'string') return;
  // RFC 7518 §3.5: at least 2048 bits
  if (kty === 'RSA' && typeof n === 'string' && Buffer.from(n, 'base64url').length >= 256) return;
  throw malformed('A key is EC P-256 (ES256) or RSA of at least 2048 bits (PS256).');
}

function requireKeysAddress(address: string): void {
  const uri = URL.parse(address);
  if (uri === null || uri.protocol !== 'https:' || uri.username !== '' || uri.hash !== '')
    throw malformed('`jwks_uri` is an https address.');
}

function malformed(message: string): ClientRefused {
  return new ClientRefused('keys_malformed', message, 'keys');
}

import { createPublicKey, type KeyObject } from 'node:crypto';
import { Pkcs10CertificateRequest } from './library.ts';
import { pemBlocks } from './pem.ts';
import { requireStrongKey } from './public-key.ts';
import { readable, refused } from './refused.ts';

const SIGNATURES: readonly string[] = ['ECDSA', 'RSASSA-PKCS1-v1_5'];
const HASHES: readonly string[] = ['SHA-256', 'SHA-384', 'SHA-512'];

/**
 * The public key that a certificate is asked for (PKCS #10, RFC 2986). Its signature proves that whoever asks has the private
 * key. The rest of the request, its subject above all, is ignored: what a certificate says is ours to decide.
 *
 * @param pem at most a few thousand characters.
 * @throws Problem 400 when it is no request, its signature is not the key's, or the key is too weak.
 */
export async function requestedKey(field: string, pem: string): Promise<KeyObject> {
  const [der = Buffer.alloc(0)] = pemBlocks(field, pem, ['CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST']);
  const unreadable = { en: 'This is no certificate request.', ja: '証明書署名要求（CSR）として読み取れません。' };
  const { request, key } = readable(field, unreadable, () => {
    const request = new Pkcs10CertificateRequest(der);
    return {
      request,
      key: createPublicKey({ key: Buffer.from(request.publicKey.rawData), format: 'der', type: 'spki' }),
    };
  });
  requireStrongKey(field, key);
  if (!(await isSigned(request)))
    throw refused(field, 'signature_invalid', {
      en: 'The request is not signed with its own key by SHA-256 or better.',
      ja: 'CSR の署名が、含まれる鍵によるもの（SHA-256 以上）ではありません。',
    });
  return key;
}

async function isSigned(request: Pkcs10CertificateRequest): Promise<boolean> {
  // the library's types are those of a browser, which are not here
  const { name, hash } = request.signatureAlgorithm as { name: string; hash?: { name: string } };
  if (!SIGNATURES.includes(name) || !HASHES.includes(hash?.name ?? '')) return false;
  try {
    return await request.verify();
  } catch {
    return false; // a signature that cannot even be read is none
  }
}

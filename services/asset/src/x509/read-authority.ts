import { createPrivateKey, createPublicKey, type KeyObject, type X509Certificate } from 'node:crypto';
import * as library from './library.ts';
import { pemBlocks } from './pem.ts';
import { requireStrongKey } from './public-key.ts';
import { readCertificates } from './read-certificate.ts';
import { readable, refused } from './refused.ts';
import { hasIssued, type Signer } from './signing.ts';

const CHAIN_LENGTH = 5;

/**
 * The authority's certificate, and those above it, each of which issued the one before.
 *
 * @throws Problem 400 unless they are.
 */
export function readChain(field: string, pem: string): { authority: X509Certificate; above: X509Certificate[] } {
  const [authority, ...above] = readCertificates(field, pem, CHAIN_LENGTH);
  const chain = [authority, ...above].filter((each) => each !== undefined);
  const linked = above.every((issuer, place) => hasIssued(issuer, chain[place] as X509Certificate));
  if (authority === undefined || !linked)
    throw refused(field, 'chain_broken', {
      en: 'Give the authority’s certificate first, then the ones above it, each of which issued the one before.',
      ja: '認証局の証明書を先頭に、その上位の証明書を発行の順に並べてください。',
    });
  return { authority, above };
}

/**
 * An authority that is to sign here, with its private key (PKCS #8, not encrypted).
 *
 * @throws Problem 400 when the key is not the certificate's or too weak, or the certificate may not sign others.
 */
export function readSigner(
  fields: { readonly certificate: string; readonly key: string },
  authority: X509Certificate,
  privateKeyPem: string,
  now: Date,
): Signer {
  const [der = Buffer.alloc(0)] = pemBlocks(fields.key, privateKeyPem, ['PRIVATE KEY']);
  const unreadable = {
    en: 'This is no private key in PKCS #8 without a password.',
    ja: 'パスワードのない PKCS#8 の秘密鍵として読み取れません。',
  };
  const key = readable(fields.key, unreadable, () => createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  requireStrongKey(fields.key, createPublicKey(key));
  if (!isKeyOf(key, authority))
    throw refused(fields.key, 'key_mismatch', {
      en: 'The private key is not the one of the certificate.',
      ja: '秘密鍵が証明書のものではありません。',
    });
  if (!mayIssue(authority) || authority.validFromDate > now || authority.validToDate <= now)
    throw refused(fields.certificate, 'no_authority', {
      en: 'The certificate is not one of an authority that may issue certificates and revocation lists now.',
      ja: '現在有効で、証明書と失効リストを発行できる認証局の証明書ではありません。',
    });
  return {
    certificate_pem: authority.toString(),
    private_key_pem: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

function isKeyOf(key: KeyObject, { publicKey }: X509Certificate): boolean {
  return createPublicKey(key).equals(publicKey);
}

/** RFC 5280 §4.2.1.3 and §4.2.1.9; without the extension of key usages a key may be used for everything. */
function mayIssue(authority: X509Certificate): boolean {
  const usages = new library.X509Certificate(authority.raw).getExtension(library.KeyUsagesExtension)?.usages;
  const needed = library.KeyUsageFlags.keyCertSign | library.KeyUsageFlags.cRLSign;
  return authority.ca && (usages === undefined || (usages & needed) === needed);
}

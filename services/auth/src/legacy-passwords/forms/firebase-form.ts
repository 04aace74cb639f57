import { type LegacyHash, LegacyHashRefused, type LegacyScheme } from '../legacy-scheme.ts';
import { bytes, count, parameters } from './read-part.ts';

/**
 * Firebase’s scrypt, in the form in which others carry it along with the parameters of its project:
 * `$fbscrypt$v=1,n=14,r=8,p=1,ss=Bw==,sk=…$salt$digest`.
 */
export function readFirebase(text: string): LegacyHash | undefined {
  const [, named, given, salt, digest] = text.split('$');
  if (named !== 'fbscrypt') return undefined;
  const of = parameters(given);
  const signer = bytes(of.get('sk'), 16);
  const kept = bytes(digest, 16);
  if (kept.length !== signer.length)
    throw new LegacyHashRefused('malformed', 'The digest is not as long as the signer key.');
  const scheme: LegacyScheme = {
    scheme: 'firebase_scrypt',
    ...{ cost: 2 ** count(of.get('n'), 1, 16), block_size: count(of.get('r'), 1, 8) },
    ...{ parallelism: count(of.get('p') ?? '1', 1, 1), signer_key: signer.toString('base64') },
    salt: Buffer.concat([bytes(salt, 1), bytes(of.get('ss') ?? '', 0)]).toString('base64'),
  };
  return { scheme, digest: kept };
}

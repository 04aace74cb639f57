import { type KeyEncryption, KeyEncryptionError } from '../key-encryption.ts';
import { postJson } from '../post-json.ts';
import { keyIdOf } from '../several-keys.ts';

const PART = '[A-Za-z0-9_.:-]+';
const KEY = new RegExp(
  `^(projects/${PART}/locations/${PART}/keyRings/${PART}/cryptoKeys/${PART})(?:\\?endpoint=(https?:.+))?$`,
);
const SCOPE = 'https://www.googleapis.com/auth/cloudkms';

/**
 * A symmetric key of Google Cloud KMS; the context goes along as additional authenticated data. The key may be rotated by
 * Google. Needs cloudkms.cryptoKeyVersions.useToEncrypt and useToDecrypt. Credentials: application default; none are sent
 * over plain HTTP.
 *
 * https://cloud.google.com/kms/docs/reference/rest/v1/projects.locations.keyRings.cryptoKeys/encrypt, …/decrypt
 *
 * @param name `projects/…/locations/…/keyRings/…/cryptoKeys/…`, with `?endpoint=…` for another address.
 * @returns undefined when the name is none.
 */
export function googleCloudKms(name: string): KeyEncryption | undefined {
  const [, key = '', endpoint = 'https://cloudkms.googleapis.com'] = KEY.exec(name) ?? [];
  if (key === '') return undefined;
  const key_id = keyIdOf(key);
  const token = tokens(endpoint);
  const call = async (operation: 'encrypt' | 'decrypt', context: string, given: object): Promise<Answer> => {
    const body = { ...given, additionalAuthenticatedData: Buffer.from(context).toString('base64') };
    const answer = await postJson(`${endpoint}/v1/${key}:${operation}`, body, await token());
    if (answer.status === 200) return answer.body as Answer;
    if (answer.status === 400 && operation === 'decrypt')
      throw new KeyEncryptionError('sealed_malformed', 'An encrypted secret is not whole, or is another owner’s.');
    throw new KeyEncryptionError('key_service_failed', `Google Cloud KMS answered ${answer.status} to ${operation}.`);
  };
  return {
    has: (id) => id === key_id,
    async wrap(dataKey, context) {
      const { ciphertext } = await call('encrypt', context, { plaintext: dataKey.toString('base64') });
      return { key_id, wrapped: Buffer.from(ciphertext ?? '', 'base64').toString('base64url') };
    },
    async unwrap({ wrapped }, context) {
      const ciphertext = Buffer.from(wrapped, 'base64url').toString('base64');
      const { plaintext } = await call('decrypt', context, { ciphertext });
      return Buffer.from(plaintext ?? '', 'base64');
    },
  };
}

/** Bytes in base64. */
interface Answer {
  readonly ciphertext?: string;
  readonly plaintext?: string;
}

function tokens(endpoint: string): () => Promise<string | null> {
  if (!endpoint.startsWith('https:')) return async () => null;
  let auth: Promise<{ getAccessToken(): Promise<string | null | undefined> }> | undefined;
  return async () => {
    auth ??= import('google-auth-library').then(({ GoogleAuth }) => new GoogleAuth({ scopes: SCOPE }));
    return (await (await auth).getAccessToken()) ?? null;
  };
}

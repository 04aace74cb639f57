import type { KMSClient } from '@aws-sdk/client-kms';
import { type KeyEncryption, KeyEncryptionError } from '../key-encryption.ts';
import { keyIdOf } from '../several-keys.ts';

/** A key and not an alias: an alias may be given to another key, which opens nothing of this one. */
const KEY = /^(arn:aws[a-z-]*:kms:([a-z0-9-]+):\d{12}:key\/[A-Za-z0-9-]+)(?:\?endpoint=(https?:.+))?$/;

/**
 * A symmetric key of AWS KMS; the context goes along as encryption context, `kiban_owner`, which CloudTrail shows. The key
 * may be rotated by AWS. Needs kms:Encrypt and kms:Decrypt.
 *
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html, API_Decrypt.html
 *
 * @param name `arn:aws:kms:region:account:key/id`, with `?endpoint=…` for another address.
 * @returns undefined when the name is none.
 */
export function awsKms(name: string): KeyEncryption | undefined {
  const [, KeyId = '', region = '', endpoint] = KEY.exec(name) ?? [];
  if (KeyId === '') return undefined;
  const key_id = keyIdOf(KeyId);
  let opened: Promise<Vendor> | undefined;
  const vendor = (): Promise<Vendor> => {
    opened ??= openVendor(region, endpoint);
    return opened;
  };
  return {
    has: (id) => id === key_id,
    async wrap(dataKey, context) {
      const { client, EncryptCommand } = await vendor();
      const EncryptionContext = { kiban_owner: context };
      const { CiphertextBlob } = await client
        .send(new EncryptCommand({ KeyId, Plaintext: dataKey, EncryptionContext }))
        .catch(explain);
      return { key_id, wrapped: Buffer.from(CiphertextBlob ?? []).toString('base64url') };
    },
    async unwrap({ wrapped }, context) {
      const { client, DecryptCommand } = await vendor();
      const CiphertextBlob = Buffer.from(wrapped, 'base64url');
      const EncryptionContext = { kiban_owner: context };
      const { Plaintext } = await client
        .send(new DecryptCommand({ KeyId, CiphertextBlob, EncryptionContext }))
        .catch(explain);
      return Buffer.from(Plaintext ?? []);
    },
  };
}

type Commands = Pick<typeof import('@aws-sdk/client-kms'), 'EncryptCommand' | 'DecryptCommand'>;
type Vendor = Commands & { readonly client: KMSClient };

async function openVendor(region: string, endpoint: string | undefined): Promise<Vendor> {
  const { KMSClient: Client, EncryptCommand, DecryptCommand } = await import('@aws-sdk/client-kms');
  const client = new Client({
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  });
  return { client, EncryptCommand, DecryptCommand };
}

function explain(cause: unknown): never {
  const { name } = cause as Error;
  if (name === 'InvalidCiphertextException' || name === 'IncorrectKeyException')
    throw new KeyEncryptionError('sealed_malformed', 'An encrypted secret is not whole, or is another owner’s.', {
      cause,
    });
  throw new KeyEncryptionError('key_service_failed', `AWS KMS did not answer as it should: ${name}`, { cause });
}

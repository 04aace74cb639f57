import { fileURLToPath } from 'node:url';
import { awsKms } from './aws-kms/aws-kms.ts';
import { azureKeyVault } from './azure-key-vault/azure-key-vault.ts';
import { cached } from './cached.ts';
import { googleCloudKms } from './google-cloud-kms/google-cloud-kms.ts';
import { type KeyEncryption, KeyEncryptionError, localKeyEncryption } from './key-encryption.ts';
import { keysOfFile } from './key-file.ts';
import { severalKeys } from './several-keys.ts';

/**
 * Opens the key-encryption keys that one URL names, or several, divided by spaces: the first wraps, all unwrap, so that a
 * new key is put in front and the old one stays until nothing needs it; they may lie with different vendors.
 *
 * `file:///path`: the keys of a file (`keysOfFile`) · `base64:…`: the key itself · `aws-kms:arn:aws:kms:region:account:key/id` ·
 * `gcp-kms:projects/…/locations/…/keyRings/…/cryptoKeys/…` · `azure-key-vault:https://vault.vault.azure.net/keys/name`.
 * A vendor's client is loaded when it is needed first; of the data keys that a vendor opened the last are remembered.
 *
 * @throws KeyEncryptionError `key_location_invalid` for any other URL, and what `keysOfFile` throws.
 */
export function openKeyEncryption(urls: string): KeyEncryption {
  const [first, ...others] = urls.split(/\s+/).filter((url) => url !== '');
  if (first === undefined) throw invalid();
  return severalKeys([openOne(first), ...others.map(openOne)]);
}

function openOne(url: string): KeyEncryption {
  const [, scheme, rest = ''] = /^([a-z0-9-]+):(.*)$/.exec(url) ?? [];
  switch (scheme) {
    case 'file':
      return localKeyEncryption(keysOfFile(fileURLToPath(url)));
    case 'base64':
      return localKeyEncryption([rest]);
    case 'aws-kms':
      return cached(awsKms(rest) ?? refuse(scheme));
    case 'gcp-kms':
      return cached(googleCloudKms(rest) ?? refuse(scheme));
    case 'azure-key-vault':
      return cached(azureKeyVault(rest) ?? refuse(scheme));
    default:
      return refuse();
  }
}

function refuse(scheme?: string): never {
  throw invalid(scheme);
}

/** Without what was given: it may hold a key. */
function invalid(scheme = 'It'): KeyEncryptionError {
  return new KeyEncryptionError(
    'key_location_invalid',
    `${scheme} names no key-encryption key. Write file:///path, base64:…, aws-kms:arn:aws:kms:…:key/…, gcp-kms:projects/…/cryptoKeys/…, or azure-key-vault:https://…/keys/…`,
  );
}

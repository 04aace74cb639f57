import { randomBytes } from 'node:crypto';
import { decrypt, encrypt, type KeyEncryption, KeyEncryptionError } from '../key-encryption.ts';
import { postJson } from '../post-json.ts';
import { keyIdOf } from '../several-keys.ts';

const KEY = /^(https?:\/\/[^/?#]+)\/keys\/([0-9A-Za-z-]{1,127})(?:\?algorithm=(RSA-OAEP-256|A256KW))?$/;
const VERSION = /\/keys\/[^/]+\/([0-9a-f]{32})$/;
const API = 'api-version=7.4';

/**
 * A key of Azure Key Vault (RSA-OAEP-256) or of a Managed HSM (A256KW). These algorithms bind no context, so that a key of
 * one wrapping stands between: the vault wraps it, and it encrypts the data key together with the context. The key may be
 * rotated: what was wrapped names its version. Needs keys/wrapKey and keys/unwrapKey. Credentials: DefaultAzureCredential;
 * none are sent over plain HTTP.
 *
 * https://learn.microsoft.com/en-us/rest/api/keyvault/keys/wrap-key/wrap-key, …/unwrap-key/unwrap-key
 *
 * @param name `https://vault.vault.azure.net/keys/name`, with `?algorithm=A256KW` for a Managed HSM's symmetric key.
 * @returns undefined when the name is none.
 */
export function azureKeyVault(name: string): KeyEncryption | undefined {
  const [, vault = '', key = '', alg = 'RSA-OAEP-256'] = KEY.exec(name) ?? [];
  if (key === '') return undefined;
  const key_id = keyIdOf(`${vault}/keys/${key}`);
  const token = tokens(vault);
  const call = async (path: string, value: Buffer): Promise<Answer> => {
    const body = { alg, value: value.toString('base64url') };
    const answer = await postJson(`${vault}/keys/${key}/${path}?${API}`, body, await token());
    if (answer.status === 200) return answer.body as Answer;
    if (answer.status === 400 && path.endsWith('unwrapkey'))
      throw new KeyEncryptionError('sealed_malformed', 'An encrypted secret is not whole, or is another owner’s.');
    throw new KeyEncryptionError('key_service_failed', `Azure Key Vault answered ${answer.status} to ${path}.`);
  };
  return {
    has: (id) => id === key_id,
    async wrap(dataKey, context) {
      const between = randomBytes(32);
      const { kid, value } = await call('wrapkey', between);
      const [, version] = VERSION.exec(kid) ?? [];
      if (version === undefined)
        throw new KeyEncryptionError('key_service_failed', 'Azure Key Vault did not say which version wrapped.');
      return { key_id, wrapped: [version, value, encrypt(between, dataKey, context)].join('~') };
    },
    async unwrap({ wrapped }, context) {
      const [version = '', value = '', sealed = ''] = wrapped.split('~');
      if (!/^[0-9a-f]{32}$/.test(version))
        throw new KeyEncryptionError('sealed_malformed', 'An encrypted secret is not whole.');
      const answer = await call(`${version}/unwrapkey`, Buffer.from(value, 'base64url'));
      return decrypt(Buffer.from(answer.value, 'base64url'), sealed, context);
    },
  };
}

interface Answer {
  /** The key's address with the version that was used. */
  readonly kid: string;
  /** base64url. */
  readonly value: string;
}

function tokens(vault: string): () => Promise<string | null> {
  if (!vault.startsWith('https:')) return async () => null;
  const scope = `https://${/\.managedhsm\./.test(vault) ? 'managedhsm' : 'vault'}.azure.net/.default`;
  let credential: Promise<{ getToken(scope: string): Promise<{ readonly token: string } | null> }> | undefined;
  return async () => {
    credential ??= import('@azure/identity').then(({ DefaultAzureCredential }) => new DefaultAzureCredential());
    return (await (await credential).getToken(scope))?.token ?? null;
  };
}

import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import { type Creating, making, now } from '@kiban/service';
import { readChain, readSigner } from '../x509/read-authority.ts';
import { factsOf } from '../x509/read-certificate.ts';
import { keepingAuthorityKey, sealAuthorityKey } from './authority-keys.ts';
import { authorityCreated, certificateAuthorityAggregate } from './certificate-authority.ts';
import type { KeyKeeper } from './create-authority.ts';

export interface ImportAuthority extends Creating {
  readonly name: string;
  /** PEM: the authority's certificate, then those above it. */
  readonly certificates_pem: string;
  /** PKCS #8, PEM. Null: it signs elsewhere. */
  readonly private_key_pem: string | null;
}

const FIELDS = { certificate: 'certificates_pem', key: 'private_key_pem' };

/**
 * Takes over an authority that exists: with its key it issues here from now on; without it, what it issued can be registered.
 *
 * @throws Problem 400 when certificates and key do not fit; ChangeRefused `key_taken` when the tenant has it already.
 */
export async function importAuthority(
  { database, keyEncryption }: KeyKeeper,
  tenantId: TenantId,
  context: ChangeContext,
  input: ImportAuthority,
): Promise<Outcome> {
  const { id, receipt } = making(input);
  const { name, certificates_pem, private_key_pem } = input;
  const { authority, above } = readChain(FIELDS.certificate, certificates_pem);
  const certificate = factsOf(FIELDS.certificate, authority);
  const chain_pem = above.length === 0 ? null : above.map((each) => each.toString()).join('');
  const signer = private_key_pem === null ? null : readSigner(FIELDS, authority, private_key_pem, new Date());
  const sealed = signer === null ? null : await sealAuthorityKey(keyEncryption, tenantId, id, signer.private_key_pem);
  return runCommand(database, tenantId, context, {
    aggregate: certificateAuthorityAggregate,
    ...{ id, receipt },
    decide: () =>
      authorityCreated(id, { name, source: sealed === null ? 'external' : 'imported', chain_pem, certificate }, now),
    alongside: () => (sealed === null ? [] : [keepingAuthorityKey(id, sealed)]),
  });
}

import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { KeyEncryption } from '@kiban/key-encryption';
import type { Database, TenantId } from '@kiban/postgres';
import { type Creating, making, now } from '@kiban/service';
import { type AUTHORITY_KEYS, makeAuthority } from '../x509/make-authority.ts';
import { factsOf, readCertificate } from '../x509/read-certificate.ts';
import { keepingAuthorityKey, sealAuthorityKey } from './authority-keys.ts';
import { authorityCreated, certificateAuthorityAggregate } from './certificate-authority.ts';

/** What working with authorities' keys needs. */
export interface KeyKeeper {
  readonly database: Database;
  readonly keyEncryption: KeyEncryption;
}

export interface CreateAuthority extends Creating {
  readonly name: string;
  /** The tenant's name: it stands in the certificate. */
  readonly organization: string;
  readonly key_type: (typeof AUTHORITY_KEYS)[number];
  readonly validity_days: number;
}

/** Makes an authority with a new key, which never leaves this service. @throws ChangeRefused `key_taken`. */
export async function createAuthority(
  { database, keyEncryption }: KeyKeeper,
  tenantId: TenantId,
  context: ChangeContext,
  input: CreateAuthority,
): Promise<Outcome> {
  const { id, receipt } = making(input);
  const { name, organization, key_type, validity_days } = input;
  const made = await makeAuthority({ name, organization, key_type, validity_days, now: new Date() });
  const certificate = factsOf('name', readCertificate('name', made.certificate_pem));
  const sealed = await sealAuthorityKey(keyEncryption, tenantId, id, made.private_key_pem);
  return runCommand(database, tenantId, context, {
    aggregate: certificateAuthorityAggregate,
    ...{ id, receipt },
    decide: () => authorityCreated(id, { name, source: 'own', chain_pem: null, certificate }, now),
    alongside: () => [keepingAuthorityKey(id, sealed)],
  });
}

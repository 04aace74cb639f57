import type { Recorded, Recording } from '@kiban/event-store';
import { envelopeOf, type KeyEncryption } from '@kiban/key-encryption';
import { statement, type TenantId } from '@kiban/postgres';

/** A sealed key opens for the tenant and the authority it was sealed for, and for no other. */
function ownerOf(tenantId: TenantId, authorityId: string): string {
  return `certificate authority ${tenantId} ${authorityId}`;
}

export function sealAuthorityKey(
  keyEncryption: KeyEncryption,
  tenantId: TenantId,
  authorityId: string,
  privateKeyPem: string,
): Promise<string> {
  return envelopeOf(keyEncryption).seal(privateKeyPem, ownerOf(tenantId, authorityId));
}

/** @throws KeyEncryptionError when it was sealed for another one, was changed, or its key is not here. */
export function openAuthorityKey(
  keyEncryption: KeyEncryption,
  tenantId: TenantId,
  authorityId: string,
  sealed: string,
): Promise<string> {
  return envelopeOf(keyEncryption).open(sealed, ownerOf(tenantId, authorityId));
}

/** Keeps the sealed key with the authority, in the same transaction. */
export function keepingAuthorityKey(authorityId: string, sealed: string): Recording {
  return ({ tenantId }) => statement<Recorded>`
    insert into asset.authority_key (tenant_id, authority_id, sealed)
    values (${tenantId}::uuid, ${authorityId}::uuid, ${sealed})`;
}

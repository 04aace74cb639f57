import { takeLocks } from '@kiban/event-store';
import { type TenantId, type TenantTransaction, tenantRead, tenantTransaction } from '@kiban/postgres';
import { openAuthorityKey } from '../certificate-authorities/authority-keys.ts';
import type { KeyKeeper } from '../certificate-authorities/create-authority.ts';
import { signRevocationList } from '../x509/sign-revocation-list.ts';
import { type KeptList, keepList, keptList, revokedOf } from './kept-list.ts';

export interface RevocationList {
  readonly number: number;
  /** RFC 3339. */
  readonly this_update: string;
  readonly der: Buffer;
}

const HOUR_MS = 3600 * 1000;
/** How long a list may be relied on, and how much of that is left when it is made anew. */
const LIFETIME_MS = 24 * HOUR_MS;
const RENEWED_BEFORE_MS = 6 * HOUR_MS;

/**
 * An authority's revocation list. It is made anew when something was revoked since the last one, or when that is about to end:
 * whoever asks after a revocation sees it.
 *
 * @returns null when the tenant has no such authority, or it signs elsewhere.
 */
export async function currentRevocationList(
  keys: KeyKeeper,
  tenantId: TenantId,
  authorityId: string,
): Promise<RevocationList | null> {
  const [[kept]] = await tenantRead(keys.database, tenantId, [keptList(authorityId)]);
  if (kept === undefined) return null;
  if (isCurrent(kept)) return listOf(kept);
  return tenantTransaction(keys.database, tenantId, async (transaction) => {
    // of two who ask at once the second finds what the first made: numbers only rise, and none is given twice
    await takeLocks(transaction, { of: 'streams', keys: [`revocation list ${authorityId}`] });
    const [last] = await transaction.rows(keptList(authorityId));
    if (last === undefined) return null;
    return isCurrent(last) ? listOf(last) : makeAnew(keys, transaction, last);
  });
}

async function makeAnew(
  { keyEncryption }: KeyKeeper,
  transaction: TenantTransaction,
  last: KeptList,
): Promise<RevocationList> {
  const { authority_id, certificate_pem, sealed, read_at } = last;
  const private_key_pem = await openAuthorityKey(keyEncryption, transaction.tenantId, authority_id, sealed);
  const revoked = await transaction.rows(revokedOf(authority_id, last.this_update ?? read_at));
  // whole seconds, as they stand in the list
  const this_update = new Date(Math.floor(Date.parse(read_at) / 1000) * 1000);
  const next_update = new Date(this_update.getTime() + LIFETIME_MS);
  const number = (last.number ?? 0) + 1;
  const entries = revoked.map(({ serial_number, revoked_at, reason }) => ({
    ...{ serial_number, reason },
    revoked_at: new Date(revoked_at),
  }));
  const der = await signRevocationList(
    { certificate_pem, private_key_pem },
    { number, this_update, next_update, entries },
  );
  const list = { number, this_update: this_update.toISOString(), next_update: next_update.toISOString(), der };
  await transaction.commitWith(keepList(transaction.tenantId, last, list));
  return list;
}

/** What is revoked stays revoked, so that its number tells whether something was revoked since. */
function isCurrent({ der, revoked_count, listed_count, next_update, read_at }: KeptList): boolean {
  if (der === null || next_update === null || listed_count !== revoked_count) return false;
  return Date.parse(next_update) - Date.parse(read_at) > RENEWED_BEFORE_MS;
}

function listOf({ number, this_update, der }: KeptList): RevocationList {
  return { number: number ?? 0, this_update: this_update ?? '', der: der ?? Buffer.alloc(0) };
}

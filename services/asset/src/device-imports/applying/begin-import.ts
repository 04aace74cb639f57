import { createHash, randomUUIDv7 } from 'node:crypto';
import { statement, type TenantTransaction } from '@kiban/postgres';
import { snapshotFingerprint } from '@kiban/tabular';
import type { LocatedSource } from '../reading/locate-sources.ts';

/** What an import depends on, as SHA-256 in hex: the mapping's text, and date and bytes of every source. */
export async function importFingerprint(sources: readonly LocatedSource[], mappingText: string): Promise<string> {
  const hash = createHash('sha256');
  for (const { date, file } of sources)
    hash.update(await snapshotFingerprint({ date, path: file.path, files: [file] }, mappingText));
  return hash.digest('hex');
}

/** The import of these lists: the one that was begun with the same, or a new one. */
export async function beginImport(
  transaction: TenantTransaction,
  name: string,
  fingerprint: string,
  sources: readonly { readonly name: string; readonly date: string; readonly file: string }[],
): Promise<string> {
  const [row] = await transaction.rows(statement<{ id: string }>`
    insert into asset.device_import (tenant_id, id, name, fingerprint, sources, status)
    values (${transaction.tenantId}::uuid, ${randomUUIDv7()}::uuid, ${name}, ${fingerprint},
      ${JSON.stringify(sources)}::jsonb, 'applying')
    on conflict (tenant_id, name, fingerprint) do update set status = 'applying'
    returning id`);
  if (row === undefined) throw new RangeError(`The import of ${name} was not begun.`);
  return row.id;
}

import { randomUUIDv7 } from 'node:crypto';
import type { TenantTransaction } from '@kiban/postgres';
import type { Snapshot } from '@kiban/tabular';
import { ImportError } from './import-error.ts';
import { forgetImport, type ImportRow, importsOf, startImport } from './import-row.ts';
import { unstageLines } from './staging.ts';

/**
 * Finds where the import of a snapshot stands, or begins it.
 *
 * @throws ImportError when it cannot be imported now: `snapshot_differs`, `snapshot_changed_halfway`, `snapshot_out_of_order`.
 */
export async function beginImport(
  transaction: TenantTransaction,
  snapshot: Snapshot,
  source: string,
  fingerprint: string,
): Promise<ImportRow> {
  const imports = await transaction.rows(importsOf(source));
  const known = imports.find((row) => row.snapshot_date === snapshot.date);
  if (known !== undefined && known.fingerprint === fingerprint) return known;
  if (known !== undefined) refuseOtherContent(known);
  const others = imports.filter(({ status }) => status !== 'reading');
  refuseOtherOrder(snapshot, others);
  for (const row of imports) if (row.status === 'reading') await forget(transaction, row);
  const id = randomUUIDv7();
  const previous_date = others.at(-1)?.snapshot_date ?? null;
  const row = { id, source, snapshot_date: snapshot.date, fingerprint, previous_date };
  await transaction.rows(startImport(transaction.tenantId, row));
  return { ...row, status: 'reading', findings: { holes: [], unread_kinds: [] } };
}

/** Nothing was taken over of it. Its lines may hold names of people and would stay for good. */
async function forget(transaction: TenantTransaction, { id }: ImportRow): Promise<void> {
  await transaction.rows(unstageLines(id, null));
  await transaction.rows(forgetImport(id));
}

function refuseOtherContent({ snapshot_date: date, status }: ImportRow): void {
  if (status === 'done')
    throw new ImportError(
      'snapshot_differs',
      `The snapshot of ${date} was imported before, with other content or another mapping. Correct it in the next snapshot.`,
    );
  if (status === 'applying')
    throw new ImportError(
      'snapshot_changed_halfway',
      `The import of ${date} was interrupted, and the snapshot or the mapping was changed since. Finish it with the original first.`,
    );
}

function refuseOtherOrder({ date }: Snapshot, others: readonly ImportRow[]): void {
  const later = others.find((row) => row.snapshot_date > date);
  if (later !== undefined)
    throw new ImportError(
      'snapshot_out_of_order',
      `The snapshot of ${later.snapshot_date} was imported already. One of ${date} would change the past.`,
    );
  const unfinished = others.find((row) => row.status !== 'done');
  if (unfinished !== undefined)
    throw new ImportError(
      'snapshot_out_of_order',
      `The import of ${unfinished.snapshot_date} was interrupted. Finish it before ${date}.`,
    );
}

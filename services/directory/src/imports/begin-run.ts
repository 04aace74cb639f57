import { type Statement, statement, type TenantTransaction } from '@kiban/postgres';
import type { ImportOptions } from './import-options.ts';
import type { Findings, ImportRow } from './import-row.ts';
import type { ImportRun } from './import-run.ts';

/** What every batch of a snapshot needs to know, once it was read and checked. */
export async function beginRun(
  transaction: TenantTransaction,
  row: ImportRow,
  findings: Findings,
  { mapping, timezone, operator, requestId }: ImportOptions,
): Promise<ImportRun> {
  const { source } = mapping;
  const { id, snapshot_date: snapshotDate, previous_date: notBefore } = row;
  const occurredAt = await beginningOfDay(transaction, snapshotDate, timezone);
  return {
    importId: id,
    source,
    snapshotDate,
    occurredAt,
    holes: findings.holes,
    unreadKinds: findings.unread_kinds,
    context: {
      actor: { kind: 'import', id: 'migration' },
      on_behalf_of: operator,
      reason: `${source} ${snapshotDate}`,
      request_id: requestId,
    },
    occasion: (line) => ({
      occurred_at: occurredAt,
      details: {
        source,
        snapshot: snapshotDate,
        not_before: notBefore,
        ...(line === null ? { missing: true } : { file: line.file, line: line.line }),
      },
    }),
  };
}

async function beginningOfDay(transaction: TenantTransaction, date: string, timezone: string): Promise<string> {
  const query: Statement<{ at: string }> = statement`select ${date}::timestamp at time zone ${timezone} as at`;
  const [row] = await transaction.rows(query);
  if (row === undefined) throw new RangeError(`${date} has no beginning in ${timezone}.`);
  return row.at;
}

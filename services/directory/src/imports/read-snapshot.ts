import type { TenantTransaction } from '@kiban/postgres';
import { nameOf, type Snapshot } from '@kiban/tabular';
import type { Mapping } from './mapping/mapping-schema.ts';
import { readMappedLines } from './mapping/read-mapped-lines.ts';
import { stageLines } from './staging.ts';

/** A line of a snapshot that was not taken over, and why. */
export interface ReportLine {
  readonly snapshot: string;
  readonly file: string;
  readonly line: number;
  readonly kind: string | null;
  readonly key: string | null;
  readonly problem: string;
  readonly message: string | null;
}

export interface SnapshotRead {
  readonly records: number;
  /** Kinds of the files in which some line could not be read far enough to know what it tells of. */
  readonly unreadKinds: readonly string[];
}

/**
 * Reads a snapshot into the staging table, in batches. Lines of which not even the key is known are reported here; all
 * others once the whole snapshot has been looked at.
 */
export async function readSnapshot(
  snapshot: Snapshot,
  mapping: Mapping,
  importId: string,
  inTransaction: <T>(work: (transaction: TenantTransaction) => Promise<T>) => Promise<T>,
  onRecords: (records: number) => void,
  onProblem: (line: ReportLine) => void,
): Promise<SnapshotRead> {
  const unread = new Set<string>();
  let records = 0;
  for (const found of snapshot.files) {
    const name = nameOf(found);
    for await (const batch of readMappedLines(found, mapping)) {
      const nameless = batch.lines.filter((line) => 'problem' in line && line.key === null);
      for (const line of nameless) {
        if (!('problem' in line)) continue;
        const kinds = line.kind === null ? kindsOf(mapping, found.file) : [line.kind];
        for (const kind of kinds) unread.add(kind);
        const { code, message } = line.problem;
        onProblem({
          snapshot: snapshot.date,
          file: name,
          line: line.line,
          kind: line.kind,
          key: null,
          problem: code,
          message,
        });
      }
      await inTransaction((transaction) =>
        transaction.rows(stageLines(transaction.tenantId, importId, name, batch.lines)),
      );
      records += batch.records;
      onRecords(records);
    }
  }
  return { records, unreadKinds: [...unread].sort() };
}

function kindsOf({ files }: Mapping, file: number): string[] {
  return files[file]?.entities.map((entity) => entity.kind) ?? [];
}

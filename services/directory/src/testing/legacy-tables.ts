import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTable, type DeltaTable, type Row, type StructType } from '@kiban/delta-lake';
import { localFolder } from '@kiban/delta-lake/node';
import { onTestFinished } from 'vitest';
import type { Dated } from './legacy-imports.ts';
import { COLUMNS, type LegacyFile, type LegacySnapshot } from './legacy-system.ts';

/** A folder of Delta tables whose versions are made on the days a test says. */
export class LegacyTables {
  readonly folder = mkdtempSync(join(tmpdir(), 'kiban-tables-'));
  readonly #dated = new Set<string>();

  constructor() {
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  create(name: string, columns: readonly string[]): Promise<DeltaTable> {
    return createTable(localFolder(join(this.folder, name)), { schema: schemaOf(columns) });
  }

  /** Does work; the versions it makes are of that day (evening, Japanese time), as the log's file times say. */
  async on(day: string, work: () => Promise<unknown>): Promise<void> {
    await work();
    for (const name of readdirSync(this.folder)) this.#date(join(this.folder, name, '_delta_log'), day);
  }

  #date(log: string, day: string): void {
    const commits = readdirSync(log).filter((name) => /^\d{20}\.json$/.test(name));
    for (const [index, commit] of commits.sort().entries()) {
      const path = join(log, commit);
      if (this.#dated.has(path)) continue;
      this.#dated.add(path);
      const time = Date.parse(`${day}T21:00:00+09:00`) / 1_000 + index;
      utimesSync(path, time, time);
    }
  }
}

/** A schema of texts. */
export function schemaOf(columns: readonly string[]): StructType {
  const fields = columns.map((name) => ({ name, type: 'string', nullable: true, metadata: {} }) as const);
  return { type: 'struct', fields };
}

/** Rows of texts: every column that any of them has; an empty text is nothing. */
export function rowsOf(rows: readonly Readonly<Record<string, string>>[]): Row[] {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] || null])));
}

type Tables = Record<keyof LegacySnapshot, DeltaTable>;

/** Dated snapshots as versions: every table written anew on each date. */
export async function writeTables(tables: LegacyTables, dated: Dated): Promise<Tables> {
  const names = Object.keys(COLUMNS) as (keyof LegacySnapshot)[];
  const made: Partial<Tables> = {};
  for (const [date, snapshot] of Object.entries(dated).sort())
    await tables.on(date, async () => {
      for (const name of names) {
        const table = made[name] ?? (await tables.create(name, COLUMNS[name]));
        made[name] = table;
        await table.overwrite(rowsOf(rowsIn(snapshot[name])));
      }
    });
  return made as Tables;
}

function rowsIn(file: LegacyFile = []): readonly Readonly<Record<string, string>>[] {
  if (typeof file === 'string' || file instanceof Uint8Array) throw new TypeError('a table needs rows');
  return file;
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database, TenantId } from '@kiban/postgres';
import type { ImportOptions } from '../imports/import-options.ts';
import { importSnapshots, tryImportSnapshots } from '../imports/import-snapshots.ts';
import { locateSnapshots } from '../imports/mapping/locate-snapshots.ts';
import type { SnapshotOutcome } from '../imports/outcome.ts';
import type { ReportLine } from '../imports/read-snapshot.ts';
import { type LegacySnapshot, legacyFiles, legacyMapping } from './legacy-system.ts';

/** Snapshots by date. */
export type Dated = Readonly<Record<string, LegacySnapshot>>;

export interface Imported {
  readonly outcomes: readonly SnapshotOutcome[];
  /** Of the last snapshot. */
  readonly outcome: SnapshotOutcome;
  /** What was set aside, as `stores.csv:3 contradictory`. */
  readonly problems: readonly string[];
  readonly report: readonly ReportLine[];
}

export type Changed = Partial<ImportOptions> & {
  readonly dryRun?: boolean;
  readonly mappingOf?: (text: string) => string;
};

/** Writes snapshots into a folder of their own and imports them, as the command line does. */
export async function importLegacy(
  database: Database,
  tenantId: TenantId,
  dated: Dated,
  changed: Changed = {},
): Promise<Imported> {
  const { dryRun = false, mappingOf, ...options } = changed;
  const { text, mapping } = legacyMapping(mappingOf);
  const folder = mkdtempSync(join(tmpdir(), 'kiban-legacy-'));
  const report: ReportLine[] = [];
  try {
    writeSnapshots(folder, dated);
    const snapshots = await locateSnapshots([folder], mapping);
    const outcomes = await (dryRun ? tryImportSnapshots : importSnapshots)(database, snapshots, {
      ...optionsOf(tenantId, (line) => report.push(line)),
      mapping,
      mappingText: text,
      ...options,
    });
    const outcome = outcomes.at(-1);
    if (outcome === undefined) throw new Error('no snapshot was imported');
    return {
      outcomes,
      outcome,
      report,
      problems: report.map(({ file, line, problem }) => `${file}:${line} ${problem}`),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function writeSnapshots(folder: string, dated: Dated): void {
  for (const [date, snapshot] of Object.entries(dated)) {
    mkdirSync(join(folder, date));
    for (const [name, content] of Object.entries(legacyFiles(snapshot)))
      writeFileSync(join(folder, date, name), content);
  }
}

export function optionsOf(
  tenantId: TenantId,
  onProblem: ImportOptions['onProblem'],
): Omit<ImportOptions, 'mapping' | 'mappingText'> {
  return {
    tenantId,
    timezone: 'Asia/Tokyo',
    operator: 'operator:test',
    requestId: null,
    notAHole: [],
    batchSize: 100,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onProblem,
  };
}

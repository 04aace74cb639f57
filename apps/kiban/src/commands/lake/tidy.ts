import type { LakeTable } from '@kiban/delivery';
import { DeltaError, type DeltaTable } from '@kiban/delta-lake';
import { tableLines } from '../../output/table.ts';
import type { CommandContext } from '../context.ts';
import { tablesNamed, withLake } from './with-lake.ts';

export interface LakeOptimizeArguments {
  readonly table: string | undefined;
  readonly format: 'table' | 'json';
}

export interface LakeVacuumArguments extends LakeOptimizeArguments {
  readonly dryRun: boolean;
  readonly hours: number | undefined;
}

const HOUR_MS = 3_600_000;

/** `kiban lake optimize`: many small files become few; no row changes. The worker does the same by itself. */
export async function lakeOptimizeCommand(context: CommandContext, given: LakeOptimizeArguments): Promise<void> {
  await eachTable(context, given, ['table', 'version', 'files_removed', 'files_added'], async (table) => {
    const { version, filesRemoved, filesAdded } = await table.optimize({ codec: 'zstd' });
    return { version, files_removed: filesRemoved, files_added: filesAdded };
  });
}

/** `kiban lake vacuum`: deletes files that no version within the retention needs. */
export async function lakeVacuumCommand(context: CommandContext, given: LakeVacuumArguments): Promise<void> {
  const { dryRun, hours } = given;
  const options = { dryRun, ...(hours === undefined ? {} : { retentionMs: hours * HOUR_MS }) };
  await eachTable(context, given, ['table', 'files_removed'], async (table) => {
    const { removed } = await table.vacuum(options);
    return { files_removed: removed.length };
  });
  if (dryRun) context.terminal.note(context.messages.lake.dryRun);
}

type Column = 'table' | 'version' | 'files_removed' | 'files_added';

async function eachTable(
  context: CommandContext,
  given: LakeOptimizeArguments,
  columns: readonly Column[],
  work: (table: DeltaTable) => Promise<Readonly<Record<string, unknown>>>,
): Promise<void> {
  const { terminal, messages } = context;
  const rows: Record<string, unknown>[] = [];
  await withLake(context, async (lake) => {
    for (const declared of tablesNamed(context, given.table)) {
      context.signal.throwIfAborted();
      terminal.progress(declared.name);
      const table = await lake.open(declared).catch((error: unknown) => absent(error, declared, given));
      if (table !== null) rows.push({ table: declared.name, ...(await work(table)) });
    }
  });
  terminal.progress(null);
  if (given.format === 'json') for (const row of rows) terminal.line(JSON.stringify(row));
  else
    for (const line of tableLines(
      columns.map((field) => ({
        field,
        title: messages.lake.tidyColumns[field],
        ...(field === 'table' ? {} : { align: 'right' as const }),
      })),
      rows,
    ))
      terminal.line(line);
}

/** A table to which nothing was published yet is passed over, unless it was the one asked for. */
function absent(error: unknown, declared: LakeTable, { table }: LakeOptimizeArguments): null {
  if (table !== declared.name && error instanceof DeltaError && error.code === 'table_not_found') return null;
  throw error;
}

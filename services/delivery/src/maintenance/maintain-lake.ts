import { DeltaError } from '@kiban/delta-lake';
import { lakeTable, lakeTables } from '../lake/tables.ts';
import type { DeliveryParts } from '../rounds/parts.ts';
import { crowdedPartitions } from './small-files.ts';
import { tablesToTidy, tidyTable } from './tidy-table.ts';

export interface MaintenanceOptions {
  /** Names of tables to look at for small files, those that something was published to; all unless given. */
  readonly tables?: ReadonlySet<string>;
  /** Milliseconds for which steps begin; 0: one step at most, lest a lake that is never at rest is never maintained. */
  readonly budgetMs: number;
  readonly signal?: AbortSignal;
}

export interface Maintenance {
  /** Partitions whose small files were put together. */
  readonly optimized: number;
  /** Tables whose old files and log entries were removed. */
  readonly tidied: number;
  /** Whether nothing is left to do for these tables. */
  readonly finished: boolean;
}

/**
 * What keeps the tables quick to read and no larger than they need to be: puts the small files of crowded partitions
 * together, and once a day removes what is older than the retention. A step begins while the budget lasts and is one
 * partition or one table, so that what is new waits no longer than for that.
 */
export async function maintainLake(
  parts: DeliveryParts,
  { tables, budgetMs, signal }: MaintenanceOptions,
): Promise<Maintenance> {
  const until = performance.now() + budgetMs;
  let [optimized, tidied] = [0, 0];
  for await (const step of stepsOf(parts, tables)) {
    if (signal?.aborted === true) return { optimized, tidied, finished: false };
    await parts.requireTurn();
    const done = await unlessRefused(parts, step);
    if (done === 'optimized') optimized += 1;
    if (done === 'tidied') tidied += 1;
    if (performance.now() >= until) return { optimized, tidied, finished: false };
  }
  return { optimized, tidied, finished: true };
}

async function* stepsOf(
  parts: DeliveryParts,
  tables: ReadonlySet<string> | undefined,
): AsyncGenerator<() => Promise<'optimized' | 'tidied'>> {
  const { database, lake } = parts;
  for (const name of await tablesToTidy(database)) {
    const table = lakeTable(name);
    if (table === undefined) continue;
    yield async () => {
      parts.onPhase?.('vacuum', name);
      await tidyTable(database, lake, table);
      return 'tidied';
    };
  }
  for (const table of lakeTables) {
    if (tables?.has(table.name) === false) continue;
    const crowded = await unlessRefused(parts, async () =>
      crowdedPartitions(table, await (await lake.ensure(table)).snapshot()),
    );
    for (const { where } of crowded ?? [])
      yield async () => {
        parts.onPhase?.('optimize', table.name);
        await (await lake.ensure(table)).optimize({ where, codec: 'zstd' });
        return 'optimized';
      };
  }
}

/** A table that cannot be read or written keeps nobody from looking after the others. */
async function unlessRefused<T>({ logger }: DeliveryParts, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DeltaError)) throw error;
    logger.warn('A table of the lake could not be looked after', { error });
    return null;
  }
}

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { heavySet } from '../heavy/heavy-set.ts';
import { engineOf } from './engine.ts';

// installed while the module is loaded, when no test's time limit runs
const { resolve } = createRequire(join(await heavySet('oracles'), 'package.json'));
const duckdb = engineOf('duckdb-process.ts', resolve('@duckdb/node-api'));
const chdb = engineOf('chdb-process.ts', resolve('chdb'));

/** Rows and the CPU time of both sides of the engine's process, in milliseconds. */
export interface Asked {
  readonly rows: Record<string, unknown>[];
  readonly cpuMs: number;
}

/** Asks DuckDB, in memory, time zone UTC. Values as `plainValue` of duckdb-value.ts gives them. */
export async function duckdbRows(sql: string): Promise<Record<string, unknown>[]> {
  return (await duckdb.ask(sql)).rows;
}

/**
 * Asks ClickHouse with delta-kernel-rs in-process: `select … from deltaLakeLocal('/path') settings
 * delta_lake_snapshot_version = 3`. Values are those of its JSONEachRow: 64-bit integers as numbers unless the statement's
 * settings say `output_format_json_quote_64bit_integers = 1`, timestamps as text.
 */
export async function chdbRows(sql: string): Promise<Record<string, unknown>[]> {
  return (await chdb.ask(sql)).rows;
}

/** As `duckdbRows`, with what it cost. */
export function askDuckdb(sql: string): Promise<Asked> {
  return duckdb.ask(sql);
}

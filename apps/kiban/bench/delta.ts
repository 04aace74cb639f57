import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { benchCommit } from './delta/commit-latency.ts';
import { benchEncoding } from './delta/encoding.ts';
import { benchMemory } from './delta/memory.ts';
import { benchOpening } from './delta/opening.ts';
import { benchStoredBytes } from './delta/stored-bytes.ts';
import type { Measured } from './measured.ts';

const ONCE = { checkpoint: 1, commits: 1 };
const ROUNDS = { checkpoint: 9, commits: 1 }; // a quarter of a minute by ClickHouse without a checkpoint

/** The library for Delta tables beside DuckDB, ClickHouse with delta-kernel-rs, and the disk alone. It uses no database. */
export const benchDelta: Bench = async ({ home }, { quick, large, note }) => {
  const folder = mkdtempSync(join(home, 'delta-'));
  const results: Measured[] = [];
  const add = (...more: readonly Measured[]): void => {
    results.push(...more);
    for (const { name, ours, ratio } of more)
      note(`${name}: ${ours.value.toFixed(2)} ${ours.unit}${ratio === null ? '' : `, ratio ${ratio.toFixed(2)}`}`);
  };
  try {
    add(await benchEncoding(folder, quick ? 2_000 : 1_000_000, quick ? 1 : 3));
    for (const rows of [1, 100]) add(await benchCommit(folder, rows, quick ? 5 : 200));
    add(...(await benchOpening(folder, quick ? 20 : 10_000, quick ? ONCE : ROUNDS)));
    add(await benchStoredBytes(folder, quick ? 20 : 1_440, 70));
    add(...(await benchMemory(folder, quick ? 10_000 : large ? 10_000_000 : 1_000_000)));
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

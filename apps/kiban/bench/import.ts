import { copyFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findTenant } from '@kiban/directory';
import type { Bench, BenchOptions } from './bench.ts';
import type { BenchPlatform } from './bench-platform.ts';
import { copyWrittenRows } from './copy-baseline.ts';
import { type ImportMeasured, importInProcess } from './import-process.ts';
import { alone, type Measured, oursAtMost, ratioAtLeast } from './measured.ts';
import { writeRegister } from './register.ts';
import { median } from './rounds.ts';

const INSTITUTIONS = 98_000;

/**
 * `kiban import` of a register of about 97,000 institutions ÷ COPY of the rows it wrote; a second, slightly changed snapshot;
 * memory.
 */
export const benchImport: Bench = async (bench, options) => {
  const institutions = options.quick ? 1_000 : INSTITUTIONS;
  const [first, second] = await snapshotsOf(bench, options, institutions);
  const imports: ImportMeasured[] = [];
  const copies: number[] = [];
  for (let round = 0; round < (options.quick ? 1 : 3); round += 1) {
    const tenant = `import-${round}`;
    const measured = await importInProcess(bench, tenant, first);
    imports.push(measured);
    const entry = await findTenant(bench.platform.registry, tenant);
    copies.push((await copyWrittenRows(bench, entry?.tenant_id ?? '')) / 1000);
    options.note(`${measured.seconds.toFixed(1)} s, COPY ${copies.at(-1)?.toFixed(1)} s`);
  }
  const stores = imports[0]?.outcome.events['store.opened'] ?? 0;
  const seconds = imports.map((each) => each.seconds);
  const peak = median(imports.map((each) => each.peakMebibytes));
  const later = second === undefined ? undefined : await importInProcess(bench, 'import-0', second);
  const lines: Measured[] = [
    {
      bench: 'import',
      name: `${stores.toLocaleString('en')} stores`,
      ours: { value: stores / median(seconds), unit: 'rows/s' },
      baseline: { value: stores / median(copies), unit: 'rows/s' },
      ratio: median(seconds.map((time, round) => (copies[round] ?? Number.NaN) / time)),
      goal: ratioAtLeast(0.25),
    },
    alone('import', 'the whole command', { value: median(seconds), unit: 's' }, oursAtMost(30)),
    alone('import', 'peak memory', { value: peak, unit: 'MiB' }),
  ];
  if (later !== undefined) {
    const changes = Object.values(later.outcome.events).reduce((sum, count) => sum + count, 0);
    const name = `a later snapshot, ${changes.toLocaleString('en')} changes`;
    lines.push(alone('import', name, { value: later.seconds, unit: 's' }, oursAtMost(20)));
  }
  if (options.large) lines.push(...(await tenTimes(bench, institutions, peak)));
  return lines;
};

/** Ten times the lines are to need hardly more memory: a quarter more at most. */
async function tenTimes(bench: BenchPlatform, institutions: number, peak: number): Promise<Measured[]> {
  const file = join(bench.exchange, '2022-09-03-large.csv');
  await writeRegister(file, { institutions: institutions * 10, year: 0 });
  const large = await importInProcess(bench, 'import-large', file);
  rmSync(file);
  const goal = oursAtMost(Math.round(peak * 1.25));
  return [
    alone('import', 'ten times as many lines', { value: large.seconds, unit: 's' }),
    alone('import', 'ten times as many lines, peak memory', { value: large.peakMebibytes, unit: 'MiB' }, goal),
  ];
}

async function snapshotsOf(
  { exchange }: BenchPlatform,
  { snapshots }: BenchOptions,
  institutions: number,
): Promise<[string, string | undefined]> {
  const [first, second] = snapshots;
  if (first !== undefined) {
    const inExchange = (path: string): string => {
      const copy = join(exchange, basename(path));
      copyFileSync(path, copy);
      return copy;
    };
    return [inExchange(first), second === undefined ? undefined : inExchange(second)];
  }
  const generated: [string, string] = [join(exchange, '2022-09-03.csv'), join(exchange, '2025-08-09.csv')];
  await writeRegister(generated[0], { institutions, year: 0 });
  await writeRegister(generated[1], { institutions, year: 1 });
  return generated;
}

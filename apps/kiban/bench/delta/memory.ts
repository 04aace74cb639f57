import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { alone, type Measured } from '../measured.ts';

/** Peak memory of writing and of reading a table, each in a process of its own, for so many rows and a tenth of them. */
export async function benchMemory(folder: string, rows: number): Promise<Measured[]> {
  const results: Measured[] = [];
  for (const count of [rows / 10, rows]) {
    const place = join(folder, `rows-${count}`);
    for (const what of ['write', 'read'] as const) {
      const { seconds, peakMebibytes } = await measured(folder, [what, place, String(count)]);
      const name = `${what} ${count.toLocaleString('en')} users`;
      results.push(alone('delta', `${name}, peak memory`, { value: peakMebibytes, unit: 'MiB' }));
      results.push(alone('delta', name, { value: count / seconds, unit: 'rows/s' }));
    }
  }
  return results;
}

async function measured(folder: string, args: readonly string[]): Promise<{ seconds: number; peakMebibytes: number }> {
  const peakFile = join(folder, 'peak');
  const preload = pathToFileURL(join(import.meta.dirname, '../peak-memory.mjs')).href;
  const script = join(import.meta.dirname, 'rows-process.ts');
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', preload, script, ...args], {
    env: { PEAK_MEMORY_FILE: peakFile },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}.`);
  const seconds = (performance.now() - began) / 1_000;
  return { seconds, peakMebibytes: Number(readFileSync(peakFile, 'utf8')) / 1_024 };
}

import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SnapshotOutcome } from '@kiban/directory';
import type { BenchPlatform } from './bench-platform.ts';

const ROOT = join(import.meta.dirname, '../../..');

export interface ImportMeasured {
  readonly seconds: number;
  readonly peakMebibytes: number;
  readonly outcome: SnapshotOutcome;
}

/** `kiban import` of one snapshot, as a person runs it while the platform runs: a process of its own. */
export async function importInProcess(bench: BenchPlatform, tenant: string, snapshot: string): Promise<ImportMeasured> {
  const peakFile = join(bench.exchange, 'peak');
  const preload = pathToFileURL(join(import.meta.dirname, 'peak-memory.mjs')).href;
  const mapping = join(ROOT, 'examples/medical-institutions/mapping.yaml');
  const command = ['import', '--quiet', '--tenant', tenant, '--mapping', mapping, '--format', 'json', snapshot];
  const began = performance.now();
  const output = await outputOf(['--import', preload, join(ROOT, 'apps/kiban/src/main.ts'), ...command], {
    // nothing of the caller's environment: it may name another database
    KIBAN_HOME: bench.home,
    KIBAN_LANG: 'en',
    PEAK_MEMORY_FILE: peakFile,
  });
  const seconds = (performance.now() - began) / 1000;
  const peakMebibytes = Number(readFileSync(peakFile, 'utf8')) / 1024;
  rmSync(peakFile);
  const [outcome] = JSON.parse(output) as SnapshotOutcome[];
  if (outcome === undefined) throw new Error(`kiban import said nothing of ${snapshot}.`);
  return { seconds, peakMebibytes, outcome };
}

function outputOf(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(output).toString('utf8'));
      else reject(new Error(`kiban import ended with ${code}.`));
    });
  });
}

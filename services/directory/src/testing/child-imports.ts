import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { compileCache } from '@kiban/testing';
import { onTestFinished } from 'vitest';
import type { ChildTask } from './import-child.ts';
import { type Dated, writeSnapshots } from './legacy-imports.ts';

export interface RunningImport {
  readonly child: ChildProcess;
  /** Its lines: `ready` when it begins, then what it needed when it is done. */
  readonly lines: AsyncIterator<string>;
  /** The exit code; null when it was killed. */
  readonly ended: Promise<number | null>;
}

/** Starts an import in a process of its own, killed when the test ends before it. */
export function importInChild(task: ChildTask, nodeOptions: readonly string[] = []): RunningImport {
  const program = join(import.meta.dirname, 'import-child.ts');
  const child = spawn(process.execPath, [...nodeOptions, program, JSON.stringify(task)], {
    // what is compiled counts as memory: whoever measures it begins with nothing
    env: nodeOptions.length === 0 ? compileCache : {},
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { child, lines, ended };
}

/** A folder of snapshots, gone after the test. */
export function snapshotFolder(dated: Dated = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiban-legacy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeSnapshots(folder, dated);
  return folder;
}

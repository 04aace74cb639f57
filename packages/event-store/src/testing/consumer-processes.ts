import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileCache } from '@kiban/testing';
import type { ConsumerOptions } from './consumer-child.ts';

/** Consumers of one subscription, each a process of its own. */
export class ConsumerProcesses {
  readonly #options: ConsumerOptions;
  readonly #running = new Map<number, ChildProcess>();
  readonly #failures: string[] = [];

  constructor(options: ConsumerOptions) {
    this.#options = options;
  }

  start(): void {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'consumer-child.ts'), JSON.stringify(this.#options)],
      { env: compileCache, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const pid = child.pid as number;
    this.#running.set(pid, child);
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint += text;
    });
    child.on('exit', (_code, signal) => {
      this.#running.delete(pid);
      if (signal !== 'SIGKILL') this.#failures.push(complaint);
    });
  }

  /** What processes said that ended by themselves. */
  failures(): readonly string[] {
    return this.#failures;
  }

  isRunning(pid: number): boolean {
    return this.#running.has(pid);
  }

  async kill(pid: number): Promise<void> {
    const child = this.#running.get(pid);
    if (child === undefined) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  async killAll(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((pid) => this.kill(pid)));
  }

  /** What was handled, in the order it was noted. */
  handled(): Handled[] {
    return readFileSync(this.#options.notes, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [pid, id, aggregateId, version] = line.split(' ') as [string, string, string, string];
        return { pid: Number(pid), id, aggregate_id: aggregateId, version: Number(version) };
      });
  }
}

export interface Handled {
  readonly pid: number;
  readonly id: string;
  readonly aggregate_id: string;
  readonly version: number;
}

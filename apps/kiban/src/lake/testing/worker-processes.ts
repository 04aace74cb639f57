import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { compileCache } from '@kiban/testing';
import type { WorkerOptions } from './worker-child.ts';

/** When something was begun, in milliseconds since 1970, and what. */
export interface Begun {
  readonly at: number;
  readonly what: string;
}

/** A worker that runs, or stands by for the one that does. */
export interface WorkerProcess {
  readonly pid: number;
  /** What it has begun so far, in order. */
  begun(): readonly Begun[];
  isRunning(): boolean;
  /** It has begun nothing for a while. */
  isAtRest(): boolean;
  kill(): Promise<void>;
}

/** Longer than anything that is begun takes until something else is, on a slow machine, too. */
const AT_REST_MS = 1_500;
const PATIENCE_MS = 3_000;
const MIDST_MS = 400;

/** Workers of one lake, each a process of its own. */
export class WorkerProcesses {
  readonly #folder: string;
  readonly #running = new Set<WorkerProcess>();
  readonly #killed = new Map<string, number>();
  readonly #failures: string[] = [];
  #started = 0;

  /** `folder`: for the journals. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  start(options: Omit<WorkerOptions, 'journal'>): WorkerProcess {
    this.#started += 1;
    const journal = join(this.#folder, `worker-${this.#started}`);
    writeFileSync(journal, '');
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'worker-child.ts'), JSON.stringify({ ...options, journal } satisfies WorkerOptions)],
      { env: compileCache, stdio: ['pipe', 'ignore', 'pipe'] },
    );
    const gone = this.#whenGone(child);
    const worker: WorkerProcess = {
      pid: child.pid as number,
      begun: () => begunIn(journal),
      isRunning: () => child.exitCode === null && child.signalCode === null,
      isAtRest: () => Date.now() - statSync(journal).mtimeMs > AT_REST_MS,
      kill: async () => {
        child.kill('SIGKILL');
        await gone;
      },
    };
    this.#running.add(worker);
    void gone.then((isKilled) => {
      this.#running.delete(worker);
      const phase = worker.isAtRest() ? 'at rest' : (worker.begun().at(-1)?.what ?? 'starting');
      if (isKilled) this.#killed.set(phase, (this.#killed.get(phase) ?? 0) + 1);
    });
    return worker;
  }

  get running(): number {
    return this.#running.size;
  }

  /** In what workers were killed, by their own hand or ours, and how often. */
  get killed(): ReadonlyMap<string, number> {
    return this.#killed;
  }

  /**
   * Resolves when one of the workers has its turn and is beginning things; when for a while none is, since a storage's failure
   * makes a worker give its turn away and wait, with the one that was started first. Undefined: none is running any more.
   */
  async active(): Promise<WorkerProcess | undefined> {
    for (let waited = 0; ; waited += 5) {
      const working = [...this.#running].find((worker) => worker.begun().length > 1 && !worker.isAtRest());
      const [first] = this.#running;
      if (working !== undefined || first === undefined || waited > PATIENCE_MS) return working ?? first;
      await sleep(5);
    }
  }

  /** What processes said that ended by themselves. */
  get failures(): readonly string[] {
    return this.#failures;
  }

  /** How often a worker began something in the midst of another's work. Who gives its turn away waits longer than that. */
  overlaps(): number {
    const all = readdirSync(this.#folder)
      .filter((name) => name.startsWith('worker-'))
      .flatMap((name) => begunIn(join(this.#folder, name)).map((begun) => ({ name, ...begun })))
      .filter(({ what }) => what !== 'standing by')
      .sort((one, other) => one.at - other.at);
    const last = new Map<string, number>();
    let [overlaps, before] = [0, ''];
    for (const { name, at } of all) {
      if (name !== before && at - (last.get(name) ?? 0) < MIDST_MS) overlaps += 1;
      last.set(name, at);
      before = name;
    }
    return overlaps;
  }

  async killAll(): Promise<void> {
    await Promise.all([...this.#running].map((worker) => worker.kill()));
  }

  /** @returns whether it was killed. */
  async #whenGone(child: ChildProcess): Promise<boolean> {
    let complaint = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint = `${complaint}${text}`.slice(-10_000);
    });
    return new Promise((resolve) => {
      child.once('exit', (_code, signal) => {
        if (signal !== 'SIGKILL') this.#failures.push(complaint);
        resolve(signal === 'SIGKILL');
      });
    });
  }
}

function begunIn(journal: string): Begun[] {
  const lines = readFileSync(journal, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => ({ at: Number.parseInt(line, 10), what: line.slice(line.indexOf(' ') + 1) }));
}

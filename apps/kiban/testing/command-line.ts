import { type ChildProcess, fork, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileCache } from '@kiban/testing';
import type { Asked, Said } from './said.ts';

const MAIN = join(import.meta.dirname, '../src/main.ts');
const RESIDENT = join(import.meta.dirname, 'resident-commands.ts');

export interface Running {
  readonly child: ChildProcess;
  /** What it wrote to stdout so far. */
  text(): string;
  /** Waits until it has said something, on either stream. */
  said(words: string): Promise<void>;
  /** Sends Ctrl-C and waits for the end. */
  interrupt(): Promise<Said>;
  readonly ended: Promise<Said>;
}

/** The command line on a data folder of its own, with no colours and in English unless said otherwise. */
export class CommandLine {
  readonly home = mkdtempSync(join(tmpdir(), 'kiban-cli-'));
  readonly #running = new Set<Running>();
  /** Runs commands that are given no process of their own. */
  #resident: ChildProcess | undefined;
  /** Ends with the last command that the resident was given. */
  #answered: Promise<unknown> = Promise.resolve();
  readonly #environment: Readonly<Record<string, string>>;

  /** `environment`: for every command. */
  constructor(environment: Readonly<Record<string, string>> = {}) {
    this.#environment = environment;
    chmodSync(this.home, 0o755); // the server's own user must be able to reach its data
  }

  /** Starts a command in a process of its own. */
  start(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Running {
    const env = this.#with(environment);
    const child = spawn(process.execPath, [MAIN, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const text = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text.out += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      text.err += chunk;
    });
    const ended = new Promise<Said>((resolve) => {
      child.once('close', (code) => {
        this.#running.delete(running);
        resolve({ code, ...text });
      });
    });
    const said = async (wanted: string): Promise<void> => {
      while (!`${text.out}${text.err}`.includes(wanted)) {
        if (child.exitCode !== null) throw new Error(`It ended without “${wanted}”: ${text.out}${text.err}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const interrupt = (): Promise<Said> => {
      child.kill('SIGINT');
      return ended;
    };
    const running: Running = { child, text: () => text.out, said, interrupt, ended };
    this.#running.add(running);
    return running;
  }

  /** Runs a command to its end, in a process that others use before and after it, unless it needs one of its own. */
  run(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Said> {
    if (needsProcess(words, environment)) return this.start(words, environment).ended;
    const said = this.#answered.then(() => this.#ask({ words, environment: this.#with(environment) }));
    this.#answered = said.catch(() => undefined); // told to whoever asked
    return said;
  }

  /** Ends what still runs and deletes the folder. */
  async clean(): Promise<void> {
    this.#resident?.kill();
    await Promise.all([...this.#running].map((running) => running.interrupt()));
    rmSync(this.home, { recursive: true, force: true });
  }

  #with(environment: Readonly<Record<string, string>>): Record<string, string> {
    const { PATH = '', HOME = '' } = process.env;
    const ours = { KIBAN_HOME: this.home, KIBAN_LANG: 'en', KIBAN_OPERATOR: 'tester' };
    return { PATH, HOME, ...ours, ...this.#environment, ...environment };
  }

  #ask(asked: Asked): Promise<Said> {
    const env = { ...this.#with({}), ...compileCache };
    this.#resident ??= fork(RESIDENT, { env, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const resident = this.#resident;
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`The commands' process ended with ${code}.`));
      resident.once('exit', ended);
      resident.once('message', (said: Said) => {
        resident.off('exit', ended);
        resolve(said);
      });
      resident.send(asked);
    });
  }
}

/** Whether a command's whole process hangs on it, or it counts the connections there are, or Node itself reads a variable. */
function needsProcess([command = '']: readonly string[], environment: Readonly<Record<string, string>>): boolean {
  return ['up', 'doctor'].includes(command) || Object.keys(environment).some((name) => !name.startsWith('KIBAN_'));
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const taken = await takenPort();
  taken.close();
  return taken.port;
}

/** A port that somebody listens on until `close`. */
export async function takenPort(): Promise<{ port: number; close: () => void }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, close: () => void server.close() };
}

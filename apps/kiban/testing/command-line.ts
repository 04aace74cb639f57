import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '../src/main.ts');

export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

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

/** The command line on a data folder of its own, in processes of its own, with no colours and in English unless said otherwise. */
export class CommandLine {
  readonly home = mkdtempSync(join(tmpdir(), 'kiban-cli-'));
  readonly #running = new Set<Running>();

  readonly #environment: Readonly<Record<string, string>>;

  /** `environment`: for every command. */
  constructor(environment: Readonly<Record<string, string>> = {}) {
    this.#environment = environment;
    chmodSync(this.home, 0o755); // the server's own user must be able to reach its data
  }

  start(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Running {
    const { PATH = '', HOME = '' } = process.env;
    const env = {
      PATH,
      HOME,
      KIBAN_HOME: this.home,
      KIBAN_LANG: 'en',
      KIBAN_OPERATOR: 'tester',
      ...this.#environment,
      ...environment,
    };
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

  run(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Said> {
    return this.start(words, environment).ended;
  }

  /** Ends what still runs and deletes the folder. */
  async clean(): Promise<void> {
    await Promise.all([...this.#running].map((running) => running.interrupt()));
    rmSync(this.home, { recursive: true, force: true });
  }
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

import { type ChildProcess, fork } from 'node:child_process';
import { join, parse } from 'node:path';

/** What is asked of an engine's process, and what it answers. */
export interface Question {
  readonly id: number;
  readonly sql: string;
}
export type Answer =
  | { readonly id: number; readonly rows: readonly Record<string, unknown>[]; readonly cpu_ms: number }
  | { readonly id: number; readonly failure: string };

/** An engine in a process of its own, since a crash of native code would take the tests with it. */
export interface Engine {
  /** @throws what the engine says of the statement; that its process ended. */
  ask(sql: string): Promise<{ readonly rows: Record<string, unknown>[]; readonly cpuMs: number }>;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** Started with the first question, again after a crash; ends with this process and keeps it from ending in no way. */
export function engineOf(program: string, modulePath: string): Engine {
  const waiting = new Map<number, Waiting>();
  let child: ChildProcess | undefined;
  let asked = 0;

  const start = (): ChildProcess => {
    const started = fork(join(import.meta.dirname, program), [modulePath], {
      serialization: 'advanced',
      execArgv: [],
      cwd: parse(import.meta.dirname).root, // ClickHouse opens no file outside of where it was started
    });
    started.on('message', (message) => {
      const answer = message as Answer;
      waiting.get(answer.id)?.resolve(answer);
      waiting.delete(answer.id);
      if (waiting.size === 0) release(started);
    });
    started.once('exit', (code, signal) => {
      child = undefined;
      for (const { reject } of waiting.values()) reject(new Error(`${program} ended with ${signal ?? code}.`));
      waiting.clear();
    });
    return started;
  };

  return {
    ask: async (sql) => {
      child ??= start();
      const running = child;
      running.ref();
      running.channel?.ref();
      const id = ++asked;
      const answer = await new Promise<Answer>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        running.send({ id, sql } satisfies Question);
      });
      if ('failure' in answer) throw new Error(`${answer.failure}\n${sql.slice(0, 2_000)}`);
      return { rows: [...answer.rows], cpuMs: answer.cpu_ms };
    },
  };
}

function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** What the serving process is told. */
export interface DecisionsSetup {
  readonly databaseUrl: string;
  readonly tenant_id: string;
  /** The store that is read for the baseline. */
  readonly store_id: string;
}

/** The directory in a process of its own, asked over HTTP. */
export interface DecisionsProcess {
  /** One request to `/evaluation` or `/evaluations`. */
  ask(path: string, body: string): Promise<unknown>;
  /** CPU time that `work` took there, in milliseconds. */
  cpuOf(work: () => Promise<unknown>): Promise<number>;
  /** Reads one store so many times there. */
  read(times: number): Promise<unknown>;
  stop(): void;
}

export async function startDecisions(setup: DecisionsSetup): Promise<DecisionsProcess> {
  const child = fork(join(import.meta.dirname, 'serve-decisions-process.ts'), [JSON.stringify(setup)], {
    execArgv: [],
  });
  const { url, token } = (await messageOf(child)) as { url: string; token: string };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const told = async (message: 'cpu' | { readonly reads: number }): Promise<number> => {
    const answer = messageOf(child);
    child.send(message);
    return ((await answer) as { cpu_ms: number }).cpu_ms;
  };
  return {
    ask: async (path, body) => {
      const response = await fetch(`${url}${path}`, { method: 'POST', headers, body });
      if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`);
      return response.json();
    },
    cpuOf: async (work) => {
      const before = await told('cpu');
      await work();
      return (await told('cpu')) - before;
    },
    read: (reads) => told({ reads }),
    stop: () => void child.disconnect(),
  };
}

function messageOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`The server ended with ${code}.`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}

import type { ChildProcess } from 'node:child_process';

/** What a server under measurement says next. @throws when it ends instead. */
export function messageOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`The server ended with ${code}.`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}

/** CPU time it has used so far, or for what it is told to do, in milliseconds. */
export async function cpuMs(child: ChildProcess, what = 'cpu'): Promise<number> {
  const answer = messageOf(child);
  child.send(what);
  return ((await answer) as { cpu_ms: number }).cpu_ms;
}

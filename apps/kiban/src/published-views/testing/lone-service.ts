import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A service in a process of its own, from its own main.ts. */
export interface LoneService {
  readonly url: string;
  /** `host:port` of everything that it has opened connections to so far. */
  connections(): ReadonlySet<string>;
  stop(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '../../../../..');

/** Starts it and waits until it says where it answers. */
export async function startAlone(main: string, environment: Readonly<Record<string, string>>): Promise<LoneService> {
  const noting = join(import.meta.dirname, 'note-connections.ts');
  const child = spawn(process.execPath, ['--import', noting, join(ROOT, main)], {
    env: { KIBAN_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const targets = new Set<string>();
  const complaints: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    const target = /^connects to (.+)$/.exec(line)?.[1];
    if (target === undefined) complaints.push(line);
    else targets.add(target);
  });
  return {
    url: await urlSaidBy(child, complaints),
    connections: () => targets,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function urlSaidBy(child: ChildProcess, complaints: readonly string[]): Promise<string> {
  if (child.stdout === null) throw new Error('Its output is not read.');
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url === undefined) continue;
    child.stdout.resume(); // or it would stop when the pipe is full
    return url;
  }
  throw new Error(`It ended before it answered: ${complaints.join(' ')}`);
}

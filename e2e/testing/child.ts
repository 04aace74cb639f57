import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { compileCache } from '@kiban/testing';

/** A program of this repository in a process of its own. */
export interface Child {
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>;
}

/** Starts a program of ours and waits until something answers at its address. */
export function startProgram(
  file: string,
  environment: Readonly<Record<string, string>>,
  address: string,
): Promise<Child> {
  return startCommand([process.execPath, file], environment, address);
}

/** Starts any program and waits until something answers at its address. */
export async function startCommand(
  [command, ...words]: readonly [string, ...string[]],
  environment: Readonly<Record<string, string>>,
  address: string,
): Promise<Child> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(command, words, {
    env: { PATH, HOME, ...compileCache, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const errors = textOf(child);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  while (!(await answers(address, child, errors))) await sleep(50);
  return {
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function textOf(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}

async function answers(address: string, child: ChildProcess, errors: () => string): Promise<boolean> {
  if (child.exitCode !== null) throw new Error(`It ended at its start: ${errors()}`);
  const response = await fetch(address).catch(() => undefined); // nobody listens yet
  return response?.ok === true;
}

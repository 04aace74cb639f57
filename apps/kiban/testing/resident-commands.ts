// A process that runs one command after the other, since loading the platform takes longer than most of them; started by tests only.
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from '../src/run.ts';
import type { Asked, Said } from './said.ts';

const PATIENCE_MS = 10_000;
const text = { out: '', err: '' };
process.stdout.write = (chunk: string | Uint8Array): boolean => {
  text.out += chunk;
  return true;
};
process.stderr.write = (chunk: string | Uint8Array): boolean => {
  text.err += chunk;
  return true;
};

/** What would keep a command's own process from ending. `atRest`: how much was open before it. */
async function leftOpen(atRest: number): Promise<string[]> {
  const began = performance.now();
  while (process.getActiveResourcesInfo().length > atRest && performance.now() - began < PATIENCE_MS) await sleep(5);
  const open = process.getActiveResourcesInfo();
  return open.length > atRest ? open : [];
}

async function answerTo({ words, environment }: Asked): Promise<Said> {
  const atRest = process.getActiveResourcesInfo().length;
  const code = await run(['node', 'kiban', ...words], environment);
  const open = await leftOpen(atRest);
  if (open.length > 0) text.err += `It would not end: ${open.join(', ')} left open.\n`;
  const said = { code: open.length > 0 ? null : code, ...text };
  [text.out, text.err] = ['', ''];
  return said;
}

process.on('message', async (asked: Asked) => void process.send?.(await answerTo(asked)));

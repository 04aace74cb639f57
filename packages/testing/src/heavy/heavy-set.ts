import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages too large to come with the others: see heavy/README.md. */
export type HeavySet = 'oracles' | 'emulators';

const installing = new Map<HeavySet, Promise<string>>();

/**
 * The folder of a heavy set, installed when it is not there yet: some hundred megabytes, minutes on a slow line. Await it at the
 * top level of a module, where no test's time limit runs.
 *
 * @throws when the registry cannot be reached, saying so.
 */
export function heavySet(set: HeavySet): Promise<string> {
  const known = installing.get(set) ?? install(set);
  installing.set(set, known);
  return known;
}

/** Whether a set's packages are those of its lock file. */
export function isInstalled(folder: string): boolean {
  const stamp = join(folder, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash(folder);
}

/** Inside of node_modules: it goes when they go. */
export const STAMP = 'node_modules/.kiban-install';

export function lockHash(folder: string): string {
  return createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
}

/** In a process that goes on when this one is killed: nobody else would know that npm is still writing. */
async function install(set: HeavySet): Promise<string> {
  const folder = join(import.meta.dirname, '../../../../heavy', set);
  if (isInstalled(folder)) return folder;
  const script = join(import.meta.dirname, 'install-process.ts');
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0)
    throw new Error(
      `The packages of heavy/${set}, which this test needs, could not be installed (what npm said stands above). ` +
        `Is the registry in reach? By hand: npm install --no-save --prefix heavy/${set}`,
    );
  return folder;
}

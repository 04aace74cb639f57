import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildPackage } from '../build-package.ts';

const MODULES = join(import.meta.dirname, '../../../../node_modules');
const run = promisify(execFile);

/** A folder as somebody has it who installed the packed package from a registry: nothing else of this repository is there. */
export interface Stranger {
  readonly folder: string;
  readonly tarball: string;
  /** Runs a program with the arguments in the folder. @returns what it wrote. */
  node(...args: readonly string[]): Promise<string>;
  remove(): Promise<void>;
}

export async function openStranger(): Promise<Stranger> {
  const folder = await mkdtemp(join(tmpdir(), 'delta-stranger-'));
  const built = join(folder, 'built');
  await buildPackage(built);
  const { stdout } = await run('npm', ['pack', built, '--json', '--pack-destination', folder], { cwd: folder });
  const tarball = join(folder, (JSON.parse(stdout) as [{ filename: string }])[0].filename);
  await rm(built, { recursive: true });
  await run('tar', ['-xf', tarball], { cwd: folder });
  const installed = join(folder, 'node_modules/@kiban/delta-lake');
  await mkdir(dirname(installed), { recursive: true });
  await cp(join(folder, 'package'), installed, { recursive: true });
  await rm(join(folder, 'package'), { recursive: true });
  for (const name of await neededBy(installed))
    await cp(join(MODULES, name), join(folder, 'node_modules', name), { recursive: true, dereference: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  return {
    folder,
    tarball,
    node: async (...args) => (await run(process.execPath, args, { cwd: folder })).stdout,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What a package needs, and what that needs. */
async function neededBy(folder: string): Promise<Set<string>> {
  const { dependencies = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const names = new Set(Object.keys(dependencies));
  for (const name of [...names]) for (const more of await neededBy(join(MODULES, name))) names.add(more);
  return names;
}

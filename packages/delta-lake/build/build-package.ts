import { execFile } from 'node:child_process';
import { copyFile, cp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly type: string;
  readonly engines: object;
  readonly exports: Readonly<Record<string, string>>;
  readonly dependencies: object;
}

const PACKAGE = join(import.meta.dirname, '..');

/**
 * Makes of the package what is published: JavaScript and declarations, since Node strips types only outside of node_modules. The
 * folder is emptied first, and is a package by itself.
 */
export async function buildPackage(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const tsc = join(dirname(createRequire(import.meta.url).resolve('@typescript/native/package.json')), 'bin/tsc');
  const project = join(PACKAGE, 'tsconfig.build.json');
  const compiled = promisify(execFile)(process.execPath, [tsc, '--project', project, '--outDir', folder]);
  await compiled.catch((error: { stdout: string }) => {
    throw new Error(`The sources do not compile:\n${error.stdout}`, { cause: error });
  });
  const manifest = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')) as Manifest;
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(published(manifest), undefined, 2)}\n`);
  await cp(join(PACKAGE, 'docs'), join(folder, 'docs'), { recursive: true });
  await copyFile(join(PACKAGE, 'README.md'), join(folder, 'README.md'));
  await copyFile(join(PACKAGE, '../../LICENSE'), join(folder, 'LICENSE'));
}

function published({ name, version, description, license, type, engines, exports, dependencies }: Manifest): object {
  const entries = Object.entries(exports).map(([entry, source]) => {
    const module = source.replace('./src/', './').replace(/\.ts$/, '');
    return [entry, { types: `${module}.d.ts`, default: `${module}.js` }];
  });
  return {
    ...{ name, version, description, license, type, sideEffects: false, engines },
    ...{ exports: Object.fromEntries(entries), dependencies },
  };
}

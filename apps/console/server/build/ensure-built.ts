import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const APPLICATION = join(import.meta.dirname, '../..');
/** What was built lies with what was installed: it belongs to these sources, not to an installation's data. */
const CACHE = join(APPLICATION, '../../node_modules/.cache/kiban-console');
/** What the built files are made of. */
const SOURCES = ['src/**/*', 'public/**/*', 'index.html', 'vite.config.ts', 'package.json', 'tsconfig.json'];

/** The application could not be built. `message` holds what the builder said. */
export class BuildFailed extends Error {
  readonly code = 'build_failed';
}

/**
 * The folder of the built application; builds it, in a process of its own, when its sources changed since. Any number of
 * processes may ask at once. `begin` is called when there is something to build.
 */
export async function ensureBuilt(begin: () => void): Promise<string> {
  const built = join(CACHE, fingerprint());
  if (existsSync(built)) return built;
  begin();
  mkdirSync(CACHE, { recursive: true });
  const unfinished = join(CACHE, `.unfinished-${process.pid}-${Date.now()}`);
  try {
    await build(unfinished);
    if (!existsSync(built)) renameSync(unfinished, built);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  forgetOlder(built);
  return built;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: APPLICATION, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/\.(test|gen)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(`${file.slice(APPLICATION.length)}\0`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 20);
}

function build(folder: string): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'build.ts'), folder], {
    cwd: APPLICATION,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new BuildFailed(`The console could not be built.\n${Buffer.concat(said)}`)),
    );
  });
}

/** The last few stay: another process may still serve from one. */
function forgetOlder(built: string): void {
  const others = readdirSync(CACHE, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && join(CACHE, entry.name) !== built && !entry.name.startsWith('.'),
  );
  for (const { name } of others.slice(0, Math.max(0, others.length - 3)))
    rmSync(join(CACHE, name), { recursive: true, force: true });
}

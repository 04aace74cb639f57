// Installs what the lock file names when that has not been done, then runs a command on the Node 24 that npm installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = join(root, 'node_modules/.kiban-install');
const stamp = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const npm = process.env.npm_execpath;

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  if (npm === undefined) fail('The packages are not installed. Run `npm ci` here, then this command again.');
  process.stderr.write('Installing packages, once (about 220 MB; half a minute on a fast line) ...\n');
  run(process.execPath, [npm, 'ci', '--loglevel=error', '--include=dev', '--include=optional']);
  writeFileSync(stampFile, stamp);
}
follow(node24(), process.argv.slice(2));

/** The Node.js that npm installed; one of the machine's own from version 24 on where npm has none for this platform. */
function node24() {
  const installed = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (!existsSync(installed) && npm !== undefined && existsSync(join(root, 'node_modules/node'))) {
    // install scripts were skipped: the package's own script fetches the binary
    spawnSync(process.execPath, [npm, 'rebuild', 'node', '--ignore-scripts=false', '--loglevel=error'], { cwd: root });
  }
  if (existsSync(installed)) return installed;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return fail(
    `npm has no Node.js 24 for ${process.platform}-${process.arch}. Install Node.js 24 or newer and run this command again.`,
  );
}

function run(command, args) {
  const shell = command.endsWith('.cmd');
  const { status, signal, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? (signal === 'SIGINT' ? 130 : 1));
}

/** Becomes the command: passes on what is to end it, and ends when it does. */
function follow(command, args) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell: command.endsWith('.cmd') });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(String(error)));
  child.on('exit', (status, signal) => process.exit(status ?? (signal === 'SIGINT' ? 130 : 1)));
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  return process.exit(1);
}

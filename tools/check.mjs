// Format, lint, types, import rules, dead code: side by side, each one's output whole, red when any is red.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const bin = (name) => join(import.meta.dirname, '../node_modules/.bin', name);
const checks = [
  ['biome', 'ci', '--error-on-warnings', '--colors=off'],
  ['tsc'],
  ['tsc', '-p', 'apps/console'],
  ['tsc', '-p', 'examples/single-page-app'],
  ['depcruise', 'packages', 'services', 'apps', 'e2e', 'examples', 'tools'],
  ['knip', '--treat-config-hints-as-errors'],
];
const results = await Promise.all(checks.map(run));
process.exitCode = results.every((code) => code === 0) ? 0 : 1;

function run([command, ...args]) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(bin(command), args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stdout.write(
        `${code === 0 ? 'ok  ' : 'FAIL'} ${[command, ...args].slice(0, 3).join(' ')} ${seconds} s\n`,
      );
      if (code !== 0) process.stdout.write(Buffer.concat(output));
      resolve(code);
    });
  });
}

// Reads Vitest's report and fails when a test file did not run, or a test was skipped that no machine may skip.
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));

/** Tests that need what not every machine has. */
const MAY_BE_SKIPPED = [
  /register/i,
  /golden table/i,
  /^recipes /,
  /real cloud/i,
  /as root|full disk|normal user|0700/i,
];

const ran = new Map(report.testResults.map((file) => [relative(root, file.name), file.assertionResults]));
const files = listed().filter(
  (file) => !(ran.get(file) ?? []).some((test) => test.status === 'passed' || maySkip(test)),
);
const skipped = [...ran].flatMap(([file, tests]) =>
  tests
    .filter((test) => ['pending', 'skipped', 'todo', 'disabled'].includes(test.status) && !maySkip(test))
    .map((test) => `${file}: ${test.fullName}`),
);
for (const file of files) console.error(`did not run: ${file}`);
for (const test of skipped) console.error(`was skipped: ${test}`);
const { numPassedTests: passed, numFailedTests: failed, numPendingTests: pending } = report;
console.log(`${passed} passed, ${failed} failed, ${pending} skipped`);
process.exitCode = files.length + skipped.length + failed > 0 || passed === 0 ? 1 : 0;

function listed() {
  const found = globSync('{packages,services,apps,tools,e2e}/**/*.test.ts', {
    cwd: root,
    exclude: (name) => name.includes('node_modules'),
  });
  return found.map((file) => file.replaceAll('\\', '/'));
}

function maySkip(test) {
  return MAY_BE_SKIPPED.some((name) => name.test(test.fullName));
}

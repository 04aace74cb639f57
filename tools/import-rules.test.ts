import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const planted = mkdtempSync(join(tmpdir(), 'kiban-import-rules-'));
afterAll(() => rmSync(planted, { recursive: true }));

interface Cruise {
  readonly summary: { readonly violations: { rule: { name: string }; from: string }[]; readonly totalCruised: number };
}

function cruise(folder: string, folders = ['packages', 'services', 'apps']): Cruise['summary'] {
  const { stdout } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/.bin/depcruise'), ...folders, '--output-type', 'json'],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 27,
    },
  );
  return (JSON.parse(stdout) as Cruise).summary;
}

// with a TypeScript it cannot use, the tool looks at next to nothing and calls it clean: then `npm run check` would hold nothing
test('the import rules see our source', { timeout: 60_000 }, () => {
  const { violations, totalCruised } = cruise(ROOT, ['packages/http']);
  expect(totalCruised).toBeGreaterThan(60);
  expect(violations).toEqual([]);
});

test('each forbidden import is noticed, types included', { timeout: 60_000 }, () => {
  for (const file of ['.dependency-cruiser.js', 'tsconfig.json', 'package.json'])
    cpSync(join(ROOT, file), join(planted, file));
  symlinkSync(join(ROOT, 'node_modules'), join(planted, 'node_modules'));
  const files: Readonly<Record<string, string>> = {
    'packages/library/src/a.ts':
      "import type { Service } from '../../../services/one/src/service.ts';\nexport type A = Service;",
    'packages/testing/src/index.ts': 'export const test = 1;',
    'packages/sdk/src/s.ts': "import '../../testing/src/index.ts';",
    'packages/delta-lake/src/t.ts': "import '../../library/src/a.ts';",
    'services/one/src/service.ts': "export type Service = 1;\nimport '../../../packages/testing/src/index.ts';",
    'services/two/src/b.ts':
      "import type { Service } from '../../one/src/service.ts';\nexport type B = Service;\nimport 'pg';",
    'apps/app/src/c.ts': "import './d.ts';\nimport './nowhere.ts';",
    'apps/app/src/d.ts': "import './c.ts';",
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(planted, path)), { recursive: true });
    writeFileSync(join(planted, path), text);
  }
  const broken = cruise(planted).violations.map(({ rule }) => rule.name);
  expect([...new Set(broken)].sort()).toEqual([
    'driver-only-in-postgres',
    'no-circular',
    'not-to-unresolvable',
    'package-not-to-service',
    'published-packages-stand-alone',
    'service-not-to-service',
    'testing-only-from-tests',
  ]);
});

import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { API_DOCS, writeApiDocs } from './api-docs.ts';

vi.setConfig({ hookTimeout: 60_000 });
let generated: string;
beforeAll(async () => {
  generated = mkdtempSync(join(tmpdir(), 'api-docs-'));
  await writeApiDocs(generated);
});
afterAll(() => rmSync(generated, { recursive: true, force: true }));

const textsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    globSync('**/*.md', { cwd: folder })
      .sort()
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );

test('the reference is that of the sources; mend with `npm run generate`', () => {
  expect(textsOf(API_DOCS)).toEqual(textsOf(generated));
});

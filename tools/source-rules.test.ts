import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sourceRules, violations } from './source-rules.ts';

const ROOT = join(import.meta.dirname, '..');
const planted = mkdtempSync(join(tmpdir(), 'kiban-source-rules-'));
afterAll(() => rmSync(planted, { recursive: true }));

test('no source does what only a few may do', () => {
  expect(violations(ROOT)).toEqual([]);
});

test('no exception is listed that is not needed', () => {
  const needless = sourceRules.flatMap((rule) =>
    Object.keys(rule.allowed)
      .filter((path) => !violations(ROOT, [{ ...rule, allowed: {} }]).some((violation) => violation.startsWith(path)))
      .map((path) => `${rule.code}: ${path}`),
  );
  expect(needless).toEqual([]);
});

const faults: Readonly<Record<string, string>> = {
  tenant_set_elsewhere: 'await client.query("select set_config(\'app.tenant_id\', $1, true)", [id]);',
  setting_outlives_transaction: "select set_config('anything', 'x', false);",
  sql_from_text: 'const all = statementFromTrustedText(text, []);',
  raw_sql: 'const all = sql.raw(text);',
  driver_query: 'await client.query(`select * from $' + '{table}`);',
  environment_read: 'const home = process.env.HOME;',
  service_calls_network: 'const stores = await fetch(address);',
};

for (const { code, mend } of sourceRules)
  test(`${code} is noticed and says what to do`, () => {
    const file = join(planted, code, 'services/directory/src/planted.ts');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, faults[code] ?? '');
    expect(violations(join(planted, code))).toContain(`services/directory/src/planted.ts: ${code}. ${mend}`);
  });

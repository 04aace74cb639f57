import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { chdbRows, duckdbRows } from '@kiban/testing/oracles';
import { publint } from 'publint';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openStranger, type Stranger } from './testing/stranger.ts';

// packing and compiling as a stranger does
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
let stranger: Stranger;
let quickStart: string;
beforeAll(async () => {
  stranger = await openStranger();
  const readme = await readFile(join(stranger.folder, 'node_modules/@kiban/delta-lake/README.md'), 'utf8');
  quickStart = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
});
afterAll(() => stranger.remove());

test('the quick start of the README is ten lines', () => {
  expect(quickStart.split('\n').filter((line) => line.trim() !== '')).toHaveLength(10);
});

test('copied into an empty folder it writes a table that ClickHouse and DuckDB read', async () => {
  await writeFile(join(stranger.folder, 'quick-start.js'), quickStart);
  expect(await stranger.node('quick-start.js')).toBe(
    `{ id: 2n, name: 'みどり薬局' }\n{ id: 1n, name: 'あおば薬局' }\n{ id: 2n, name: 'Midori' }\n`,
  );
  const table = join(stranger.folder, 'stores');
  const rowsAt = (version: number): Promise<object[]> =>
    chdbRows(
      `select * from deltaLakeLocal('${table}') order by id settings delta_lake_snapshot_version = ${version}, output_format_json_quote_64bit_integers = 0`,
    );
  expect(await rowsAt(1)).toEqual([
    { id: 1, name: 'あおば薬局' },
    { id: 2, name: 'Midori' },
  ]);
  expect(await rowsAt(2)).toEqual([{ id: 2, name: 'みどり薬局' }]);
  const files = await duckdbRows(`select distinct name from read_parquet('${table}/**/*.parquet') order by name`);
  expect(files.map(({ name }) => name)).toEqual(['Midori', 'あおば薬局', 'みどり薬局'].sort());
});

test('it compiles as it stands, with every check of the compiler on and no types of Node', async () => {
  await writeFile(join(stranger.folder, 'quick-start.ts'), quickStart);
  await writeFile(
    join(stranger.folder, 'typed.ts'),
    `import { type DeltaErrorCode, type Row, openTable, type TableStorage } from '@kiban/delta-lake';
declare const storage: TableStorage;
for await (const row of (await openTable(storage)).read({ columns: ['id'] })) void (row satisfies Row);
export const code: DeltaErrorCode = 'table_not_found';
// @ts-expect-error no such option
(await openTable(storage)).read({ colour: 'red' });`,
  );
  const options = {
    module: 'nodenext',
    target: 'es2024',
    lib: ['es2024', 'dom'],
    strict: true,
    noEmit: true,
    types: [],
  };
  const compilerOptions = { ...options, skipLibCheck: false, exactOptionalPropertyTypes: true };
  await writeFile(join(stranger.folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const tsc = join(dirname(createRequire(import.meta.url).resolve('@typescript/native/package.json')), 'bin/tsc');
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', stranger.folder]).catch((error) => error);
  expect(stdout).toBe('');
});

test('as TypeScript it runs too', async () => {
  const { folder } = stranger;
  await writeFile(join(folder, 'typescript.ts'), quickStart.replace('./stores', './stores-of-typescript'));
  expect(await stranger.node('typescript.ts')).toContain('みどり薬局');
});

test('publint finds nothing', async () => {
  const pkgDir = join(stranger.folder, 'node_modules/@kiban/delta-lake');
  const { messages } = await publint({ pkgDir, level: 'suggestion', strict: true, pack: false });
  expect(messages).toEqual([]);
});

test('every entry has types that fit, for those who import it', async () => {
  const analysis = await checkPackage(createPackageFromTarballData(await readFile(stranger.tarball)));
  if (analysis.types === false) throw new Error('The package has no types.');
  // a package of modules only: whoever requires it under Node 10’s rules is told so by Node itself
  const known = (problem: { kind: string; resolutionKind?: string }): boolean =>
    problem.resolutionKind === 'node10' || problem.kind === 'CJSResolvesToESM';
  expect(analysis.problems.filter((problem) => !known(problem))).toEqual([]);
});

test('the package holds what is published and nothing else', async () => {
  const { stdout } = await promisify(execFile)('tar', ['-tf', stranger.tarball]);
  const files = stdout.trim().split('\n');
  for (const needed of ['package.json', 'README.md', 'LICENSE', 'docs/README.md', 'index.d.ts', 'node.js'])
    expect(files).toContain(`package/${needed}`);
  expect(files.filter((file) => /test|golden|(?<!\.d)\.ts$|^package\/build/.test(file))).toEqual([]);
  const manifest = JSON.parse(
    await readFile(join(stranger.folder, 'node_modules/@kiban/delta-lake/package.json'), 'utf8'),
  );
  expect(manifest).not.toHaveProperty('private');
  expect(manifest).not.toHaveProperty('devDependencies');
});

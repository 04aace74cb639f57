import { expect, test } from 'vitest';
import { askDuckdb, chdbRows, duckdbRows } from './index.ts';

test('DuckDB answers with plain data, exact to the last digit and microsecond', async () => {
  const rows =
    await duckdbRows(`select 9223372036854775807 a, 1.50::decimal(38,2) b, timestamp '1960-01-01 00:00:00.000001' c,
    timestamptz '1970-01-01 09:00:00+09' d, date '1500-01-01' e, {x: [1, null]} f, map {'k': 1::bigint} g, '\\x01'::blob h`);
  expect(rows).toEqual([
    {
      ...{ a: 9223372036854775807n, b: '1.50', c: -315619199999999n, d: 0n, e: '1500-01-01' },
      ...{ f: { x: [1, null] }, g: new Map([['k', 1n]]), h: new Uint8Array([1]) },
    },
  ]);
});

test('ClickHouse answers, and its delta-kernel refuses what is no table', async () => {
  expect(await chdbRows("select 1 as one, 'あ' as letter")).toEqual([{ one: 1, letter: 'あ' }]);
  await expect(chdbRows(`select * from deltaLakeLocal('${import.meta.dirname}')`)).rejects.toThrow(/Delta|log/i);
});

test('a statement that an engine refuses is shown with its reason, and the next one is answered', async () => {
  await expect(duckdbRows('select nothing')).rejects.toThrow(/nothing.*not found[\s\S]*select nothing/);
  expect((await askDuckdb('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

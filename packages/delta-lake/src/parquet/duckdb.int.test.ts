import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duckdbRows } from '@kiban/testing/oracles';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { arrayOf, field, mapOf, struct } from '../schema/types.ts';
import type { Row } from '../schema/value.ts';
import { canonicalRows } from '../testing/equality/canonical.ts';
import { arbitraryTable } from '../testing/parquet/arbitrary-table.ts';
import { parquetOf, readAll } from '../testing/parquet/read-all.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiban-parquet-'));
afterAll(() => rmSync(folder, { recursive: true }));

const codecs = fc.constantFrom('snappy' as const, 'zstd' as const, 'uncompressed' as const);

test('DuckDB reads what is written as it was written', { timeout: 120_000 }, async () => {
  const path = join(folder, 'written.parquet');
  await fc.assert(
    fc.asyncProperty(
      arbitraryTable('of four digits'),
      codecs,
      fc.integer({ min: 1, max: 30 }),
      async ({ schema, rows }, codec, rowGroupRows) => {
        writeFileSync(path, parquetOf(schema, rows, { codec, rowGroupRows }));
        const read = (await duckdbRows(`select * from read_parquet('${path}')`)) as Row[];
        expect(canonicalRows(read, schema, 'distinct')).toEqual(canonicalRows(rows, schema, 'distinct'));
      },
    ),
    { numRuns: 80 },
  );
});

const columns = struct(
  field('unique_long', 'long'),
  field('unique_integer', 'integer'),
  field('small', 'short'),
  field('unique_text', 'string'),
  field('kind', 'string'),
  field('flag', 'boolean'),
  field('ratio', 'double'),
  field('ratio32', 'float'),
  field('price', 'decimal(12,2)'),
  field('huge', 'decimal(38,3)'),
  field('day', 'date'),
  field('at', 'timestamp'),
  field('local', 'timestamp_ntz'),
  field('bytes', 'binary'),
  field('list', arrayOf(struct(field('a', 'long'), field('b', arrayOf('string'))))),
  field('map', mapOf('string', 'integer')),
);

/** One row in seven is null throughout. */
const table = `
  select
    case when i % 7 > 0 then (i * 7919 - 40000)::bigint * 4611686018 end as unique_long,
    case when i % 7 > 0 then ((i * 2654435761) % 2147483647)::integer end as unique_integer,
    case when i % 7 > 0 then (i % 300 - 150)::smallint end as small,
    case when i % 7 > 0 then 'text ' || md5(i::varchar) || repeat('日', i % 5) end as unique_text,
    case when i % 7 > 0 then 'kind ' || i % 5 end as kind,
    case when i % 7 > 0 then i % 3 = 0 end as flag,
    case when i % 7 > 0 then sin(i) end as ratio,
    case when i % 7 > 0 then cos(i)::float end as ratio32,
    case when i % 7 > 0 then (i / 100.0 - 30)::decimal(12,2) end as price,
    case when i % 7 > 0 then (i || '234567890123456789012345678.125')::decimal(38,3) end as huge,
    case when i % 7 > 0 then date '1900-01-01' + (i * 13)::integer end as day,
    case when i % 7 > 0 then make_timestamptz(i * 1234567890123 - 5000000000000000) end as at,
    case when i % 7 > 0 then make_timestamp(i * 1234567890123 - 5000000000000000) end as local,
    case when i % 7 > 0 then encode(md5(i::varchar)) end as bytes,
    case when i % 7 > 0 then list_transform(range(i % 4), lambda x: {'a': x * i, 'b': ['q' || x, null]}) end as list,
    case when i % 7 > 0 then map(['k' || i % 3, 'l'], [i, null]::integer[]) end as map
  from (select range::bigint as i from range(5000))`;

const compressions = ['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4', 'lz4_raw'];
const kinds = ['v1', 'v2'].flatMap((version) => compressions.map((compression) => [version, compression] as const));

test.each(kinds)('what DuckDB writes is read as DuckDB reads it: %s pages, %s', async (version, compression) => {
  const path = join(folder, `${version}-${compression}.parquet`);
  const options = `format parquet, parquet_version ${version}, compression ${compression}, row_group_size 2048`;
  await duckdbRows(`copy (${table}) to '${path}' (${options})`);
  const expected = (await duckdbRows(`select * from read_parquet('${path}')`)) as Row[];
  const rows = await readAll(await readFile(path), { schema: columns });
  expect(rows).toHaveLength(5000);
  expect(canonicalRows(rows, columns, 'distinct')).toEqual(canonicalRows(expected, columns, 'distinct'));
});

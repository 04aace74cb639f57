import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { duckdbRows } from '@kiban/testing/oracles';
import { expect, test } from 'vitest';
import type { DeltaErrorCode } from '../errors.ts';
import { scan } from '../read/scan.ts';
import type { StructType } from '../schema/data-type.ts';
import type { Row } from '../schema/value.ts';
import { loadSnapshot } from '../snapshot/load-snapshot.ts';
import { localFolder } from '../storage/local-folder.ts';
import { canonicalRows } from '../testing/equality/canonical.ts';

/** Tables written by Spark, each a folder with `delta/` and, where it can be read, `expected/*.parquet`. */
const folder = process.env.DELTA_GOLDEN;

/** Every table of the set with how many rows it holds, or why it is refused. */
const tables: Readonly<Record<string, number | DeltaErrorCode>> = {
  '124-decimal-decode-bug': 1,
  'basic-decimal-table': 4,
  'basic-with-inserts-deletes-checkpoint': 41,
  'basic-with-inserts-overwrite-restore': 200,
  'basic-with-vacuum-protocol-check-feature': 100,
  'canonicalized-paths-normal-a': 'feature_unsupported',
  'canonicalized-paths-special-a': 'feature_unsupported',
  checkpoint: 'file_malformed',
  'data-reader-array-complex-objects': 10,
  'data-reader-date-types-America': 1,
  'data-reader-date-types-Etc': 1,
  'data-reader-date-types-Jst': 1,
  'data-reader-date-types-utc': 1,
  'data-reader-map': 10,
  'data-reader-nullable-field-invalid-schema-key': 1,
  'data-reader-primitives': 11,
  'data-reader-timestamp_ntz-id-mode': 9,
  'data-skipping-basic-stats-all-types': 1,
  'data-skipping-basic-stats-all-types-columnmapping-id': 1,
  'data-skipping-change-stats-collected-across-versions': 3,
  'decimal-various-scale-precision': 3,
  'delete-re-add-same-file-different-transactions': 'file_malformed',
  'deltalog-invalid-protocol-version': 'feature_unsupported',
  'deltalog-state-reconstruction-from-checkpoint-missing-protocol': 'checkpoint_malformed',
  'deltalog-state-reconstruction-without-protocol': 'log_malformed',
  'dv-partitioned-with-checkpoint': 35,
  'kernel-timestamp-int96': 5,
  'kernel-timestamp-timestamp_micros': 5,
  'log-replay-dv-key-cases': 47,
  'log-replay-special-characters': 0,
  'log-replay-special-characters-b': 'file_not_found',
  'multi-part-checkpoint': 31,
  'parquet-all-types': 200,
  'parquet-decimal-dictionaries': 1_000_000,
  'parquet-decimal-type': 99_998,
  'snapshot-data1': 20,
  'snapshot-data2-deleted': 20,
  'snapshot-repartitioned': 20,
  'table-with-columnmapping-mode-id': 6,
  'time-travel-partition-changes-a': 10,
  'time-travel-schema-changes-a': 10,
  'time-travel-start': 10,
  'time-travel-start-start20-start40': 30,
  'update-deleted-directory': 'checkpoint_malformed',
  'v2-checkpoint-parquet': 10,
};

const named = Object.entries(tables);
const valid = named.filter((entry): entry is [string, number] => typeof entry[1] === 'number');
const broken = named.filter((entry): entry is [string, DeltaErrorCode] => typeof entry[1] === 'string');

test.skipIf(folder === undefined)('no golden table is forgotten', () => {
  expect(readdirSync(folder as string).toSorted()).toEqual(Object.keys(tables).toSorted());
  for (const [name, outcome] of named) {
    expect(existsSync(join(folder as string, name, 'expected'))).toBe(typeof outcome === 'number');
  }
});

test.skipIf(folder === undefined).each(valid)(
  'the golden table %s holds exactly the rows it should',
  async (name, count) => {
    const { rows, schema } = await readTable(name);
    expect(rows).toHaveLength(count);
    if (count === 0) return;
    const columns = schema.fields.map((field) => `"${field.name}"`).join(', ');
    const files = join(folder as string, name, 'expected', '*.parquet');
    const expected = canonicalRows(
      (await duckdbRows(`select ${columns} from read_parquet('${files}')`)) as Row[],
      schema,
    );
    const found = canonicalRows(rows, schema);
    expect(expected).toHaveLength(found.length);
    // a million rows that differ would be too much to be shown
    expect(found.filter((row, index) => row !== expected[index]).slice(0, 5)).toEqual([]);
  },
  120_000,
);

test.skipIf(folder === undefined).each(broken)('the golden table %s is refused: %s', async (name, code) => {
  await expect(readTable(name)).rejects.toThrow(expect.objectContaining({ name: 'DeltaError', code }));
});

async function readTable(name: string): Promise<{ rows: Row[]; schema: StructType }> {
  const storage = localFolder(join(folder as string, name, 'delta'));
  const snapshot = await loadSnapshot(storage);
  const rows: Row[] = [];
  for await (const batch of scan(storage, snapshot)) for (const row of batch) rows.push(row);
  return { rows, schema: snapshot.schema };
}

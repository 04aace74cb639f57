import { expect, test } from 'vitest';
import type { z } from 'zod';
import { locateSnapshots } from '../snapshots/locate-snapshots.ts';
import { readSnapshotFile } from '../snapshots/read-snapshot-file.ts';
import { temporaryFiles } from '../testing/temporary-files.ts';
import { checkFile, checkValue } from './check-file.ts';
import { columnsOf, compileRow } from './compile-row.ts';
import { compileValue } from './compile-value.ts';
import { fileSchema } from './file-schema.ts';
import { parseYaml } from './parse-yaml.ts';
import { listOf, table } from './schema-words.ts';
import { lookupTables, pattern, valueSchema } from './value-schema.ts';

const file = fileSchema({ serial: valueSchema });
const schema = table(
  {
    snapshot_date: pattern(1, true).default('(\\d{4}-\\d{2}-\\d{2})'),
    lookups: lookupTables(),
    files: listOf(file, 'files'),
  },
  'a mapping',
);
type Devices = z.output<typeof schema>;

const parse = (text: string): Devices =>
  parseYaml(text, 'devices.yaml', schema, ({ files, lookups }) =>
    files.flatMap((each, index) =>
      [...checkFile(each, files), ...checkValue(['serial'], each.serial, lookups, each)].map((finding) => ({
        ...finding,
        path: ['files', index, ...finding.path],
      })),
    ),
  );

test('somebody else reads things of their own through a mapping, bad lines named', async () => {
  const mapping = parse(`
files:
  - header: true
    normalize: [trim]
    serial: { column: serial, format: 'digits:4' }
`);
  await using files = await temporaryFiles({ 'a-2025-04-01.csv': 'serial,name\n0012 ,x\n12,y\n1,2,3\n' });
  const read: unknown[] = [];
  for (const snapshot of await locateSnapshots([files.folder], mapping, { timezone: 'Asia/Tokyo' }))
    for (const found of snapshot.files) for await (const line of serialsOf(mapping, found)) read.push(line);
  expect(read).toEqual([
    [2, '0012'],
    [3, { code: 'value_malformed', message: "serial '12' is not 4 digits." }],
    [4, 'wrong_column_count'],
  ]);
});

async function* serialsOf(mapping: Devices, found: { file: number; path: string }) {
  const source = mapping.files[found.file];
  if (source === undefined) return;
  const used = columnsOf(source.serial);
  for await (const { columns, records } of readSnapshotFile(found, source, used)) {
    const rowOf = compileRow(found.path, columns, used, source.normalize);
    const serial = compileValue(source.serial, {
      ...{ lookups: mapping.lookups, label: 'serial', personal: false, whole: true },
      positionOf: (column) => columns.indexOf(column),
    });
    for (const record of records)
      yield 'problem' in record ? [record.line, record.problem.code] : [record.line, serial(rowOf(record.values))];
  }
}

test('what is wrong with it is named by its line, also what only its parts together show', () => {
  expect(() => parse('files:\n  - header: false\n    columns: [a]\n    serial: b\n')).toThrow(
    "line 4, files[0].serial: 'b' is not among the columns (a)",
  );
  expect(() => parse('files:\n  - { header: true, serial: b, colour: c }\n')).toThrow(
    "'colour' is not known here; a file has format, file, encoding, delimiter, header, columns, may_be_empty, normalize, serial",
  );
});

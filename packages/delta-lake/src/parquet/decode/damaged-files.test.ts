import { expect, test } from 'vitest';
import { DeltaError } from '../../errors.ts';
import { arrayOf, field, mapOf, struct } from '../../schema/types.ts';
import type { Row } from '../../schema/value.ts';
import {
  dataPage,
  dictionaryPage,
  element,
  encoding,
  int32,
  levels,
  prefixed,
  rawFile,
  repetition,
  type,
} from '../../testing/parquet/raw-file.ts';
import { parquetOf, readAll } from '../../testing/parquet/read-all.ts';

const schema = struct(
  field('id', 'string', { nullable: false }),
  field('kind', 'string'),
  field('n', 'long'),
  field('price', 'decimal(20,2)'),
  field('tags', arrayOf(struct(field('k', 'string'), field('v', arrayOf('integer'))))),
  field('more', mapOf('string', 'double')),
);
const rows: Row[] = Array.from({ length: 40 }, (_, i) => ({
  id: `id-${i}`,
  kind: i % 3 === 0 ? null : `kind ${i % 4}`,
  n: BigInt(i % 5),
  price: `${i}.50`,
  tags:
    i % 4 === 0
      ? null
      : [
          { k: 'あ', v: [i, null] },
          { k: null, v: [] },
        ],
  more: new Map([[`m${i}`, i / 3]]),
}));

const malformed = expect.objectContaining({ code: 'file_malformed' });
const read = (bytes: Uint8Array) => readAll(bytes, { schema });

test('a file that ends early is refused, wherever it ends', async () => {
  const bytes = parquetOf(schema, rows);
  for (let length = 0; length < bytes.length; length += 7) {
    await expect(read(bytes.subarray(0, length))).rejects.toEqual(malformed);
  }
});

test('what is no Parquet file is refused', async () => {
  const bytes = parquetOf(schema, rows);
  const changed = (at: number, ...values: number[]) => {
    const copy = bytes.slice();
    copy.set(values, at < 0 ? bytes.length + at : at);
    return copy;
  };
  await expect(read(Buffer.from('{"not": "parquet"}'.repeat(10)))).rejects.toEqual(malformed);
  await expect(read(changed(0, 0x41))).rejects.toEqual(malformed);
  await expect(read(changed(-8, 0xff, 0xff, 0xff, 0x7f))).rejects.toEqual(malformed);
  await expect(read(changed(-8, 3, 0, 0, 0))).rejects.toEqual(malformed);
});

test('an encrypted file is refused by the name of what it uses', async () => {
  const bytes = parquetOf(schema, rows).slice();
  bytes.set(Buffer.from('PARE'), bytes.length - 4);
  await expect(read(bytes)).rejects.toMatchObject({ code: 'feature_unsupported', feature: 'parquet encryption' });
});

test('pages of a codec that cannot be read are refused by its name', async () => {
  const column = { path: ['id'], type: type.int32, pages: [dataPage(1, int32(1))], valueCount: 1, codec: 3 };
  const file = rawFile([element('id', repetition.required, { 1: { i32: type.int32 } })], 1, 1, [column]);
  const refused = readAll(file, { schema: struct(field('id', 'integer')) });
  await expect(refused).rejects.toMatchObject({ code: 'feature_unsupported', feature: 'parquet codec LZO' });
});

const integer = { 1: { i32: type.int32 } };
const wanted = struct(field('v', 'integer'));

test.each([
  ['fewer values than rows', 3, 2, 2, /2 values of column v in 3 rows/],
  ['more values than rows', 2, 3, 3, /3 values of column v in 2 rows/],
  ['a page of fewer values than declared', 3, 3, 2, /fewer values/],
  ['a page of more values than declared', 2, 2, 3, /a page of more values/],
])('a column with %s is refused', async (_, rowCount, valueCount, inPage, message) => {
  const values = Buffer.concat(Array.from({ length: inPage }, (_, i) => int32(i)));
  const column = { path: ['v'], type: type.int32, pages: [dataPage(inPage, values)], valueCount };
  const file = rawFile([element('v', repetition.required, integer)], 1, rowCount, [column]);
  const code = 'file_malformed';
  await expect(readAll(file, { schema: wanted })).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
  });
});

test('row groups that have not as many rows as the file are refused', async () => {
  const column = { path: ['v'], type: type.int32, pages: [dataPage(1, int32(7))], valueCount: 1 };
  const file = rawFile([element('v', repetition.required, integer)], 1, 1, [column], 2);
  await expect(readAll(file, { schema: wanted })).rejects.toEqual(malformed);
});

test('a value that its dictionary does not have is refused', async () => {
  const pages = [dictionaryPage(1, int32(7)), dataPage(1, Uint8Array.of(3, 2, 5), encoding.rle_dictionary)];
  const file = rawFile([element('v', repetition.required, integer)], 1, 1, [
    { path: ['v'], type: type.int32, pages, valueCount: 1 },
  ]);
  await expect(readAll(file, { schema: wanted })).rejects.toEqual(malformed);
});

/** A list of structs of `a` and `b`, whose columns say each for itself where elements begin and what is null. */
function listOfPairs(
  rowCount: number,
  columns: { readonly [name in 'a' | 'b']: readonly [number[], number[]] },
): Uint8Array {
  const group = (name: string, repeats: number, children: number, fields = {}) =>
    element(name, repeats, { 5: { i32: children }, ...fields });
  const elements = [
    group('v', repetition.optional, 1, { 6: { i32: 3 } }),
    group('list', repetition.repeated, 1),
    group('element', repetition.required, 2),
    element('a', repetition.required, integer),
    element('b', repetition.required, integer),
  ];
  const chunks = Object.entries(columns).map(([name, [repeats, definitions]]) => {
    const present = definitions.filter((level) => level === 2);
    const values = Buffer.concat(present.map((_, index) => int32(index)));
    const body = Buffer.concat([prefixed(levels(repeats)), prefixed(levels(definitions, 2)), values]);
    const pages = [dataPage(repeats.length, body)];
    return { path: ['v', 'list', 'element', name], type: type.int32, pages, valueCount: repeats.length };
  });
  return rawFile(elements, 1, rowCount, chunks);
}

const pairs = struct(field('v', arrayOf(struct(field('a', 'integer'), field('b', 'integer')))));
const even: [number[], number[]] = [
  [0, 1, 0],
  [2, 2, 2],
];

test('columns of a list that agree are read', async () => {
  const read = await readAll(listOfPairs(2, { a: even, b: even }), { schema: pairs });
  expect(read).toEqual([
    {
      v: [
        { a: 0, b: 0 },
        { a: 1, b: 1 },
      ],
    },
    { v: [{ a: 2, b: 2 }] },
  ]);
});

test.each<[string, number, [number[], number[]]]>([
  [
    'differ in length',
    2,
    [
      [0, 0, 1],
      [2, 2, 2],
    ],
  ],
  [
    'differ in what is null',
    2,
    [
      [0, 1, 0],
      [2, 2, 0],
    ],
  ],
  [
    'have fewer elements in one column',
    2,
    [
      [0, 0],
      [2, 2],
    ],
  ],
])('columns of a list that %s are refused: no value comes beside another’s', async (_, rowCount, b) => {
  await expect(readAll(listOfPairs(rowCount, { a: even, b }), { schema: pairs })).rejects.toEqual(malformed);
  await expect(readAll(listOfPairs(rowCount, { a: b, b: even }), { schema: pairs })).rejects.toEqual(malformed);
});

test('lists of more rows than there are, and a list that begins in the middle, are refused', async () => {
  await expect(readAll(listOfPairs(1, { a: even, b: even }), { schema: pairs })).rejects.toEqual(malformed);
  const late: [number[], number[]] = [
    [1, 0, 0],
    [2, 2, 2],
  ];
  await expect(readAll(listOfPairs(3, { a: late, b: late }), { schema: pairs })).rejects.toEqual(malformed);
});

test('a damaged page is seen by its checksum: a file of ours is never read wrongly', { timeout: 60_000 }, async () => {
  for (const codec of ['snappy', 'zstd', 'uncompressed'] as const) {
    const bytes = parquetOf(schema, rows, { codec });
    const footer = bytes.length - 8 - new DataView(bytes.buffer).getUint32(bytes.length - 8, true);
    let unseen = 0;
    for (let at = 4; at < footer; at++) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] as number) ^ (1 << (at % 8));
      const outcome = await read(damaged).catch((error: unknown) => error);
      if (outcome instanceof DeltaError) continue;
      // a header's field that nobody reads may differ
      expect(outcome).toStrictEqual(rows);
      unseen++;
    }
    expect(unseen).toBeLessThan(footer / 10);
  }
});

test('whatever bytes are damaged, the answer is rows or an error of ours, in bounded time', {
  timeout: 120_000,
}, async () => {
  let random = 12_345;
  const next = (below: number): number => {
    random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
    return (random >>> 8) % below;
  };
  for (const codec of ['snappy', 'zstd', 'uncompressed'] as const) {
    const bytes = parquetOf(schema, rows, { codec, rowGroupRows: 15 });
    const footer = bytes.length - 8 - new DataView(bytes.buffer).getUint32(bytes.length - 8, true);
    for (let round = 0; round < 1500; round++) {
      const damaged = bytes.slice();
      // more often in the footer: what it says decides how much is made room for
      const from = round % 3 === 0 ? 0 : footer;
      for (let flips = next(4); flips >= 0; flips--) damaged[from + next(bytes.length - from)] = next(256);
      const outcome = await read(damaged).catch((error: unknown) => error);
      if (!Array.isArray(outcome)) expect(outcome).toBeInstanceOf(DeltaError);
    }
  }
});

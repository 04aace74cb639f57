import { expect, test } from 'vitest';
import { memoryStorage } from '../../storage/memory-storage.ts';
import { inlineVector, storedVector } from '../../testing/deletion-vector/deletion-vector-fixture.ts';
import { type Container, roaringBytes } from '../../testing/deletion-vector/roaring-bytes.ts';
import { decodeBase85 } from './base85.ts';
import { crc32 } from './crc32.ts';
import { deletionVectorPath, readDeletionVector } from './read-deletion-vector.ts';
import { readRoaring } from './roaring.ts';

const malformed = expect.objectContaining({ code: 'file_malformed' });

test('the example of the protocol for a vector in a file names that file', () => {
  const vector = {
    storageType: 'u',
    pathOrInlineDv: 'ab^-aqEH.-t@S}K{vb[*k^',
    offset: 4,
    sizeInBytes: 40,
    cardinality: 6,
  } as const;
  expect(deletionVectorPath(vector, undefined)).toBe('ab/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin');
});

const everyThird = Array.from({ length: 20_000 }, (_, index) => index * 3);

test.each<[string, readonly Container[], readonly number[]]>([
  [
    'arrays',
    [
      { kind: 'array', key: 0, values: [0, 65_535] },
      { kind: 'array', key: 2, values: [7] },
    ],
    [0, 65_535, 131_079],
  ],
  ['a bitset', [{ kind: 'bitset', key: 1, values: everyThird }], everyThird.map((value) => value + 65_536)],
  [
    'few runs, without offsets',
    [
      {
        kind: 'runs',
        key: 0,
        runs: [
          [3, 4],
          [100, 1],
        ],
      },
    ],
    [3, 4, 5, 6, 100],
  ],
  [
    'a run of a whole block',
    [{ kind: 'runs', key: 0, runs: [[0, 65_536]] }],
    Array.from({ length: 65_536 }, (_, row) => row),
  ],
  [
    'runs, arrays and a bitset, with offsets',
    [
      { kind: 'array', key: 0, values: [1] },
      { kind: 'runs', key: 1, runs: [[0, 2]] },
      { kind: 'bitset', key: 2, values: everyThird },
      { kind: 'array', key: 3, values: [5] },
    ],
    [1, 65_536, 65_537, ...everyThird.map((value) => value + 131_072), 196_613],
  ],
])('rows are read from %s', (_, containers, expected) => {
  const rows = readRoaring(roaringBytes(new Map([[0, containers]])));
  expect(rows.size).toBe(expected.length);
  expect(expected.every((row) => rows.has(row))).toBe(true);
});

test('rows beyond 2^32 are read', () => {
  const rows = readRoaring(
    roaringBytes(
      new Map([
        [0, [{ kind: 'array', key: 0, values: [1] }]],
        [3, [{ kind: 'array', key: 5, values: [9] }]],
      ]),
    ),
  );
  expect([rows.size, rows.has(1), rows.has(3 * 2 ** 32 + 5 * 65_536 + 9), rows.has(9)]).toEqual([2, true, true, false]);
});

test('a vector of another format, one that ends too early and one that goes on are malformed', () => {
  const bytes = roaringBytes(new Map([[0, [{ kind: 'array', key: 0, values: [1, 2, 3] }]]]));
  expect(() => readRoaring(roaringBytes(new Map(), 1_681_511_376))).toThrow(malformed);
  for (let length = 0; length < bytes.byteLength; length++)
    expect(() => readRoaring(bytes.subarray(0, length))).toThrow(malformed);
  expect(() => readRoaring(Uint8Array.from([...bytes, 0]))).toThrow(malformed);
});

test.each([
  ['in the log', async () => inlineVector([2, 3])],
  ['in a file beside the table', async (storage) => await storedVector(storage, [2, 3], { prefix: '' })],
  ['in a file below a prefix', async (storage) => await storedVector(storage, [2, 3], { prefix: 'a1' })],
  [
    'in a file named by its absolute path',
    async (storage) => await storedVector(storage, [2, 3], { absolute: 's3://lake/table/a%20b.bin', path: 'a b.bin' }),
  ],
] as [string, (storage: ReturnType<typeof memoryStorage>) => Promise<Parameters<typeof readDeletionVector>[1]>][])(
  'a vector %s is read',
  async (_, write) => {
    const storage = { ...memoryStorage(), location: 's3://lake/table' };
    const rows = await readDeletionVector(storage, await write(storage));
    expect([rows.size, rows.has(2), rows.has(3), rows.has(1)]).toEqual([2, true, true, false]);
  },
);

test('a vector whose bytes changed, that is missing or has another number of rows is not used', async () => {
  const storage = memoryStorage();
  const vector = await storedVector(storage, [2, 3], { prefix: '' });
  const path = deletionVectorPath(vector, undefined) ?? '';
  const bytes = (await storage.get(path)) as Uint8Array;
  await expect(readDeletionVector(storage, { ...vector, cardinality: 3 })).rejects.toThrow(malformed);
  await storage.put(path, bytes.with(-6, 4));
  await expect(readDeletionVector(storage, vector)).rejects.toThrow(malformed);
  await storage.put(path, bytes.subarray(0, -1));
  await expect(readDeletionVector(storage, vector)).rejects.toThrow(malformed);
  await storage.remove([path]);
  await expect(readDeletionVector(storage, vector)).rejects.toThrow(
    expect.objectContaining({ code: 'file_not_found' }),
  );
});

test('a vector outside of the table is refused', async () => {
  const vector = { storageType: 'p', pathOrInlineDv: 's3://other/dv.bin', sizeInBytes: 40, cardinality: 6 } as const;
  await expect(readDeletionVector(memoryStorage(), vector)).rejects.toThrow(
    expect.objectContaining({ code: 'feature_unsupported' }),
  );
});

test('text that is not Z85 is malformed', () => {
  for (const text of ['12345~'.slice(1), '1234', '#####', '12 45']) {
    expect(() => decodeBase85(text, 4)).toThrow(expect.objectContaining({ code: 'log_malformed' }));
  }
});

test('the checksum is CRC-32', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf4_3926);
});

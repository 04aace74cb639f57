import { expect, test } from 'vitest';
import { arrayOf, field, struct } from '../../schema/types.ts';
import { memoryStorage } from '../../storage/memory-storage.ts';
import { parquetOf, readAll } from '../../testing/parquet/read-all.ts';
import { type ByteSource, sourceOfStorage } from './byte-source.ts';

const id = (number: number) => ({ metadata: { 'delta.columnMapping.id': number } });
const people = struct(field('id', 'string'), field('name', 'string'));
const file = parquetOf(people, [
  { id: '1', name: '花子' },
  { id: '2', name: null },
]);

/** Remembers what was read, of a file in another place. */
function counted(bytes: Uint8Array): ByteSource & { readonly reads: [number, number][] } {
  const reads: [number, number][] = [];
  return {
    reads,
    byteLength: bytes.length,
    read: async (offset, length) => {
      reads.push([offset, length]);
      return bytes.subarray(offset, offset + length);
    },
  };
}

test('a column that the file does not have is null, and refused where it may not be null', async () => {
  const schema = struct(field('id', 'string'), field('added', arrayOf('long')));
  expect(await readAll(file, { schema })).toEqual([
    { id: '1', added: null },
    { id: '2', added: null },
  ]);
  const required = struct(field('added', 'long', { nullable: false }));
  await expect(readAll(file, { schema: required })).rejects.toMatchObject({ code: 'schema_mismatch' });
});

test('columns are found by the names they have in the file, also when only their case differs', async () => {
  const schema = struct(field('ID', 'string'), field('full name', 'string'));
  const physicalName = ({ name }: { readonly name: string }) => (name === 'full name' ? 'name' : name);
  expect(await readAll(file, { schema, physicalName })).toEqual([
    { ID: '1', 'full name': '花子' },
    { ID: '2', 'full name': null },
  ]);
});

test('columns are found by their ids whatever they are called, those without an id by name', async () => {
  const written = struct(
    field('col-a', 'string', id(1)),
    field('col-b', struct(field('x', 'long', id(3))), id(2)),
    field('plain', 'long'),
  );
  const bytes = parquetOf(written, [{ 'col-a': 'a', 'col-b': { x: 5n }, plain: 6n }]);
  const schema = struct(
    field('b', struct(field('renamed', 'long', id(3))), id(2)),
    field('plain', 'long'),
    field('col-a', 'string', id(9)),
  );
  expect(await readAll(bytes, { schema, matchBy: 'id' })).toEqual([{ b: { renamed: 5n }, plain: 6n, 'col-a': null }]);
});

test('a small file is read in one go, of a large one the end and the wanted columns only', async () => {
  const small = counted(file);
  await readAll(small, { schema: people });
  expect(small.reads).toEqual([[0, file.length]]);
  const schema = struct(field('a', 'string'), field('large', 'string'), field('c', 'string'));
  const rows = Array.from({ length: 20_000 }, (_, i) => ({
    a: `a${i}`,
    large: `${Math.sin(i)}`.repeat(4),
    c: `c${i}`,
  }));
  const large = counted(parquetOf(schema, rows));
  const wanted = struct(field('a', 'string'), field('c', 'string'));
  expect(await readAll(large, { schema: wanted })).toEqual(rows.map(({ a, c }) => ({ a, c })));
  expect(large.reads.length).toBe(3);
  expect(large.reads.reduce((sum, [, length]) => sum + length, 0)).toBeLessThan(large.byteLength / 2);
});

test('an object of the storage is read in parts; one that is gone or shorter is told', async () => {
  const storage = memoryStorage();
  await storage.put('a b.parquet', file);
  expect(await readAll(sourceOfStorage(storage, 'a b.parquet', file.length), { schema: people })).toHaveLength(2);
  const gone = readAll(sourceOfStorage(storage, 'other.parquet', 100), { schema: people });
  await expect(gone).rejects.toMatchObject({
    code: 'file_not_found',
    message: expect.stringContaining('other.parquet'),
  });
  const shorter = readAll(sourceOfStorage(storage, 'a b.parquet', file.length + 1), { schema: people });
  await expect(shorter).rejects.toMatchObject({ code: 'file_malformed' });
});

test('what the source throws passes through as it is', async () => {
  const failure = new RangeError('the network');
  const source = { byteLength: 1000, read: () => Promise.reject(failure) };
  await expect(readAll(source, { schema: people })).rejects.toBe(failure);
});

import { expect, test } from 'vitest';
import { decodePath, fileKey, relativePath } from './file-path.ts';

const add = { partitionValues: {}, size: 1, modificationTime: 0, dataChange: true };

test('a file is known by its decoded path and its deletion vector', () => {
  const vector = {
    storageType: 'u',
    pathOrInlineDv: 'ab^-aqEH.-t@S}K{vb[*k^',
    sizeInBytes: 34,
    cardinality: 2,
  } as const;
  expect(fileKey({ ...add, path: 'a%20b' })).toBe(fileKey({ ...add, path: 'a b' }));
  expect(fileKey({ ...add, path: 'a', deletionVector: vector })).not.toBe(fileKey({ ...add, path: 'a' }));
  expect(fileKey({ ...add, path: 'a', deletionVector: { ...vector, offset: 1 } })).not.toBe(
    fileKey({ ...add, path: 'a', deletionVector: { ...vector, offset: 40 } }),
  );
});

test('paths are decoded; one that is not URL-encoded is malformed', () => {
  expect(decodePath('店=%E6%9D%B1%E4%BA%AC/a%25b%23c')).toBe('店=東京/a%b#c');
  expect(() => decodePath('100%')).toThrow(expect.objectContaining({ code: 'log_malformed' }));
});

test.each([
  ['file:///lake/table', 'file:/lake/table/a.parquet'],
  ['file:///lake/table', 'file:///lake/table/a.parquet'],
  ['file:///lake/table', '/lake/table/a.parquet'],
  ['s3://bucket/table/', 's3://bucket/table/a.parquet'],
])('below %s the absolute path %s is the file a.parquet', (location, path) => {
  expect(relativePath(path, location)).toBe('a.parquet');
});

test.each([
  [undefined, '/lake/table/a.parquet'],
  ['file:///lake/table', 'file:///lake/table-2/a.parquet'],
  ['file:///lake/table', 's3://bucket/a.parquet'],
  ['s3://bucket/table', 's3a://bucket/table/a.parquet'],
])('with the root %s the absolute path %s is refused', (location, path) => {
  expect(() => relativePath(path, location)).toThrow(
    expect.objectContaining({ code: 'feature_unsupported', feature: 'absolutePaths' }),
  );
});

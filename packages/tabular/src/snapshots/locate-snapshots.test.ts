import { describe, expect, test } from 'vitest';
import { temporaryFiles } from '../testing/temporary-files.ts';
import { locateSnapshots as locate } from './locate-snapshots.ts';
import type { Snapshot, SnapshotLayout } from './snapshot.ts';
import { snapshotFingerprint } from './snapshot-fingerprint.ts';

const SNAPSHOT_DATE = '(\\d{4}-\\d{2}-\\d{2})';
const single: SnapshotLayout = { snapshot_date: SNAPSHOT_DATE, files: [{ format: 'delimited' }] };
const folders: SnapshotLayout = {
  snapshot_date: SNAPSHOT_DATE,
  files: [
    { format: 'delimited', file: 'b.csv' },
    { format: 'delimited', file: 'a-*.csv' },
  ],
};
const locateSnapshots = (paths: readonly string[], layout: SnapshotLayout): Promise<Snapshot[]> =>
  locate(paths, layout, { timezone: 'Asia/Tokyo' });
const complete = (date: string) => ({
  [`${date}/b.csv`]: 'b',
  [`${date}/a-1.csv`]: '1',
  [`${date}/a-2.csv.gz`]: '2',
  [`${date}/c.csv`]: 'c',
});

describe('snapshots are found', () => {
  test('as files, the oldest first', async () => {
    await using files = await temporaryFiles({ 'x-2025-01-02.csv': '', 'x-2024-12-31.csv.gz': '' });
    const paths = ['x-2025-01-02.csv', 'x-2024-12-31.csv.gz'].map(files.path);
    const expected = [
      { date: '2024-12-31', path: paths[1], files: [{ file: 0, path: paths[1] }] },
      { date: '2025-01-02', path: paths[0], files: [{ file: 0, path: paths[0] }] },
    ];
    expect(await locateSnapshots(paths, single)).toEqual(expected);
    expect(await locateSnapshots([files.folder], single)).toEqual(expected);
  });

  test('as folders, their files in the order of the mapping, patterns and gzip included', async () => {
    await using files = await temporaryFiles({
      ...complete('2025-01-01'),
      ...complete('2024-01-01'),
      'report-2025-05-05.txt': '',
      'mapping.yaml': '',
    });
    const found = await locateSnapshots([files.folder], folders);
    expect(found.map(({ date }) => date)).toEqual(['2024-01-01', '2025-01-01']);
    expect(found[1]?.files).toEqual([
      { file: 0, path: files.path('2025-01-01/b.csv') },
      { file: 1, path: files.path('2025-01-01/a-1.csv') },
      { file: 1, path: files.path('2025-01-01/a-2.csv.gz') },
    ]);
    expect(await locateSnapshots([files.path('2025-01-01')], folders)).toEqual([found[1]]);
  });

  test('with a date written in another way', async () => {
    await using files = await temporaryFiles({ 'export20250102.csv': '' });
    const mapping = { ...single, snapshot_date: '(\\d{8})' };
    expect((await locateSnapshots([files.path('export20250102.csv')], mapping))[0]?.date).toBe('2025-01-02');
  });
});

describe('what is not clear is refused', () => {
  test.each([
    ['snapshot_missing', single, {}, ['nowhere-2025-01-01.csv']],
    ['snapshot_missing', single, {}, []],
    ['snapshot_date_missing', single, { 'a.csv': '' }, ['a.csv']],
    ['snapshot_date_missing', single, { 'a.csv': '' }, ['.']],
    ['snapshot_date_invalid', single, { 'a-2025-02-29.csv': '' }, ['a-2025-02-29.csv']],
    ['snapshot_date_twice', single, { 'a-2025-01-01.csv': '', 'b-2025-01-01.csv': '' }, ['.']],
    ['snapshot_file_missing', folders, { '2025-01-01/b.csv': '' }, ['2025-01-01']],
    ['snapshot_file_twice', folders, { ...complete('2025-01-01'), '2025-01-01/b.csv.gz': '' }, ['.']],
    ['snapshot_unreadable', folders, { '2025-01-01.csv': '' }, ['2025-01-01.csv']],
  ])('%s (%#)', async (code, mapping, content, paths) => {
    await using files = await temporaryFiles(content);
    await expect(locateSnapshots(paths.map(files.path), mapping)).rejects.toMatchObject({
      name: 'SnapshotError',
      code,
    });
  });
});

test('the fingerprint of a snapshot changes with its bytes, its names and its mapping, not with the place it lies in', async () => {
  await using here = await temporaryFiles(complete('2025-01-01'));
  await using there = await temporaryFiles(complete('2025-01-01'));
  await using changed = await temporaryFiles({ ...complete('2025-01-01'), '2025-01-01/b.csv': 'B' });
  await using renamed = await temporaryFiles({
    '2025-01-01/b.csv': 'b',
    '2025-01-01/a-1.csv': '1',
    '2025-01-01/a-3.csv.gz': '2',
  });
  const printOf = async (folder: string, text: string) => {
    const [snapshot] = await locateSnapshots([folder], folders);
    return snapshot && snapshotFingerprint(snapshot, text);
  };
  const print = await printOf(here.folder, 'm');
  expect(print).toMatch(/^[0-9a-f]{64}$/);
  expect(await printOf(there.folder, 'm')).toBe(print);
  const others = await Promise.all([
    printOf(changed.folder, 'm'),
    printOf(renamed.folder, 'm'),
    printOf(here.folder, 'n'),
  ]);
  expect(new Set([print, ...others]).size).toBe(4);
});

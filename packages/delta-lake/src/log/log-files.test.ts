import { expect, test } from 'vitest';
import { checkpointPartPaths, checkpointPath, commitPath, parseLogPath, sidecarPath } from './log-files.ts';

test('names of the log say what a file is', () => {
  expect(parseLogPath(commitPath(12))).toEqual({ kind: 'commit', version: 12 });
  expect(parseLogPath(checkpointPath(12))).toEqual({ kind: 'checkpoint', version: 12 });
  expect(parseLogPath(checkpointPartPaths(12, 3)[1] ?? '')).toEqual({
    kind: 'checkpoint_part',
    version: 12,
    part: 2,
    parts: 3,
  });
  const uuid = '80a083e8-7026-4e79-81be-64bd76c43a11';
  for (const format of ['json', 'parquet']) {
    const path = `_delta_log/00000000000000000012.checkpoint.${uuid}.${format}`;
    expect(parseLogPath(path)).toEqual({ kind: 'checkpoint_v2', version: 12 });
  }
});

test.each([
  '_delta_log/00000000000000000012.crc',
  '_delta_log/00000000000000000004.00000000000000000006.compacted.json',
  '_delta_log/.00000000000000000010.checkpoint.parquet.crc',
  '_delta_log/_last_checkpoint',
  '_delta_log/00000000000000000012.checkpoint.json',
  '_delta_log/_staged_commits/00000000000000000000.3a0d65cd-4056-49b8-937b-95f9e3ee90e5.json',
  '_delta_log/0000000000000000012.json',
  '_delta_log/99999999999999999999.json',
])('%s is no commit and no checkpoint', (path) => {
  expect(parseLogPath(path)).toBeNull();
});

test('a sidecar lies in the folder of sidecars, however it is named', () => {
  const path = '_delta_log/_sidecars/a b.parquet';
  expect(sidecarPath('a%20b.parquet')).toBe(path);
  expect(sidecarPath('s3://bucket/table/_delta_log/_sidecars/a%20b.parquet')).toBe(path);
});

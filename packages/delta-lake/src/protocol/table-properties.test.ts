import { expect, test } from 'vitest';
import { parseTableProperties } from './table-properties.ts';

const protocol = { minReaderVersion: 2, minWriterVersion: 7, writerFeatures: ['inCommitTimestamp'] };
const parse = (configuration: Record<string, string>) => parseTableProperties(configuration, protocol);

test('without properties a table has the defaults that other writers have', () => {
  expect(parse({})).toEqual({
    appendOnly: false,
    checkpointInterval: 10,
    logRetentionMs: 30 * 86_400_000,
    deletedFileRetentionMs: 7 * 86_400_000,
    enableExpiredLogCleanup: true,
    enableChangeDataFeed: false,
    enableInCommitTimestamps: false,
    inCommitTimestampEnablementVersion: null,
    dataSkippingNumIndexedCols: 32,
    dataSkippingStatsColumns: null,
    targetFileSize: null,
    columnMappingMode: 'none',
  });
});

test.each([
  ['interval 1 week', 604_800_000],
  ['INTERVAL 2 days 3 hours', 2 * 86_400_000 + 3 * 3_600_000],
  ['90 minutes', 5_400_000],
  ['interval 0 seconds', 0],
])('%s lasts %i ms', (text, milliseconds) => {
  expect(parse({ 'delta.logRetentionDuration': text }).logRetentionMs).toBe(milliseconds);
});

test.each([
  ['1048576', 1_048_576],
  ['64mb', 67_108_864],
  ['2 G', 2_147_483_648],
])('a file size of %s is %i bytes', (text, bytes) => {
  expect(parse({ 'delta.targetFileSize': text }).targetFileSize).toBe(bytes);
});

test('columns with statistics are listed with commas, names with commas in backquotes', () => {
  expect(parse({ 'delta.dataSkippingStatsColumns': 'id, `a,b`, s.x' }).dataSkippingStatsColumns).toEqual([
    'id',
    'a,b',
    's.x',
  ]);
  expect(parse({ 'delta.dataSkippingStatsColumns': '' }).dataSkippingStatsColumns).toEqual([]);
});

test('in-commit timestamps and column mapping count only where the protocol knows them', () => {
  const configuration = { 'delta.enableInCommitTimestamps': 'true', 'delta.columnMapping.mode': 'name' };
  expect(parse(configuration)).toMatchObject({ enableInCommitTimestamps: true, columnMappingMode: 'name' });
  expect(parseTableProperties(configuration, { minReaderVersion: 1, minWriterVersion: 2 })).toMatchObject({
    enableInCommitTimestamps: false,
    columnMappingMode: 'none',
  });
});

test.each([
  ['delta.appendOnly', 'maybe'],
  ['delta.checkpointInterval', '0'],
  ['delta.logRetentionDuration', 'interval 1 month'],
  ['delta.targetFileSize', 'large'],
  ['delta.columnMapping.mode', 'position'],
])('%s cannot be %s', (name, value) => {
  expect(() => parse({ [name]: value })).toThrow(expect.objectContaining({ code: 'option_invalid' }));
});

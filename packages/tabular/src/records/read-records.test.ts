import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { batchesOf, encodeCp932, PLAIN, recordsOf, temporaryFiles } from '../testing/temporary-files.ts';
import { fingerprint } from './fingerprint.ts';
import { readRecords } from './read-records.ts';
import type { SourceRecord } from './record-format.ts';
import { RecordSplitter } from './record-splitter.ts';

const summary = (records: SourceRecord[]) =>
  records.map((record) => ('values' in record ? [record.line, ...record.values] : [record.line, record.problem.code]));

describe('a delimited file', () => {
  test('gives its records with the physical line on which each begins', async () => {
    const records = await recordsOf('code,name\r\n1,"two\nlines"\n\n2,"a ""b"", c"\r\n3,x');
    expect(summary(records)).toEqual([
      [2, '1', 'two\nlines'],
      [5, '2', 'a "b", c'],
      [6, '3', 'x'],
    ]);
  });

  test('names its columns by the header, or by the mapping when it has none', async () => {
    await using files = await temporaryFiles({ 'a.csv': '\ufeff code ,name\n1,x\n' });
    for await (const batch of readRecords(files.path('a.csv'), PLAIN)) {
      expect(batch).toEqual({ columns: ['code', 'name'], records: [{ line: 2, values: ['1', 'x'] }] });
    }
    const format = { ...PLAIN, header: false, columns: ['a', 'b'] };
    for await (const batch of readRecords(files.path('a.csv'), format)) expect(batch.records).toHaveLength(2);
  });

  test('may be gzip whatever its name, CP932, and parted by tabs', async () => {
    const text = encodeCp932('code\tname\n1\tｱｵﾊﾞ薬局①髙\n') ?? new Uint8Array();
    const records = await recordsOf(gzipSync(text), { encoding: 'cp932', delimiter: '\t' });
    expect(summary(records)).toEqual([[2, '1', 'ｱｵﾊﾞ薬局①髙']]);
  });

  test('comes in batches, so that a large one does not fill the memory', async () => {
    const lines = Array.from({ length: 50_000 }, (_, index) => `${index},${'x'.repeat(30)}`);
    await using files = await temporaryFiles({ 'a.csv': `a,b\n${lines.join('\n')}` });
    let largest = 0;
    let total = 0;
    for await (const { records } of readRecords(files.path('a.csv'), PLAIN)) {
      largest = Math.max(largest, records.length);
      total += records.length;
      expect(records.every((record) => 'values' in record && Number(record.values[0]) === record.line - 2)).toBe(true);
    }
    expect(total).toBe(50_000);
    expect(largest).toBeLessThan(10_000);
  });
});

describe('a bad line is set aside by its number and nothing else is lost', () => {
  const good = [
    [2, '1', 'x'],
    [4, '3', 'z'],
  ];
  const around = (line: string) => `code,name\n1,x\n${line}\n3,z\n`;
  const expected = (code: string) => [good[0], [3, code], good[1]];

  test.each([
    ['a replacement character that was in the source', 'undecodable_bytes', around('2,\ufffd')],
    ['a NUL', 'control_character', around('2,\0')],
    ['a lone carriage return', 'control_character', around('2,a\rb')],
    ['a control character inside quotes', 'control_character', around('2,"\u0007"')],
    ['too few columns', 'wrong_column_count', around('2')],
    ['too many columns', 'wrong_column_count', around('2,"y",z')],
    ['text after a closing quote', 'quote_misplaced', around('2,"y"z')],
    ['a quote that is still open when the file ends', 'quote_not_closed', around('2,"y')],
    ['a line of more than 1 MiB', 'line_too_long', around(`2,${'y'.repeat(1024 * 1024)}`)],
    ['a line of several MiB', 'line_too_long', around(`2,${'y'.repeat(5 * 1024 * 1024)}`)],
  ])('%s', async (_, code, content) => {
    expect(summary(await recordsOf(content))).toEqual(expected(code));
  });

  test('bytes that mean nothing in the encoding, also right before the line end', async () => {
    const broken = (...bytes: number[]) =>
      Buffer.concat([Buffer.from('code,name\n1,x\n2,'), Uint8Array.from(bytes), Buffer.from('\n3,z\n')]);
    expect(summary(await recordsOf(broken(0xff)))).toEqual(expected('undecodable_bytes'));
    expect(summary(await recordsOf(broken(0xe3, 0x81)))).toEqual(expected('undecodable_bytes'));
    expect(summary(await recordsOf(broken(0x81), { encoding: 'cp932' }))).toEqual(expected('undecodable_bytes'));
  });

  test('a quote that nobody closes, among 300 lines', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => `${index},x`);
    lines[10] = '10,"x';
    const records = await recordsOf(`code,name\n${lines.join('\n')}\n`);
    expect(records).toHaveLength(300);
    expect(summary(records.filter((record) => 'problem' in record))).toEqual([[12, 'quote_not_closed']]);
  });

  test('a quote that nobody closes over more than 64 KiB, and one at the end of the file', async () => {
    const long = 'y'.repeat(40_000);
    const records = await recordsOf(`code,name\n1,"x\n2,${long}\n3,${long}\n4,"x\n5,z\n`);
    expect(summary(records).map(([line, second]) => [line, second])).toEqual([
      [2, 'quote_not_closed'],
      [3, '2'],
      [4, '3'],
      [5, 'quote_not_closed'],
      [6, '5'],
    ]);
  });

  test('a quote that closes only after more than 100 lines or 64 KiB', async () => {
    const quoted = (lines: number, width: number) => {
      const inside = Array.from({ length: lines - 2 }, () => `2,${'y'.repeat(width)}`);
      return `code,name\n${['1,"x', ...inside, '3,z"'].join('\n')}\n`;
    };
    expect(await recordsOf(quoted(100, 1))).toHaveLength(1);
    for (const tooLong of [quoted(102, 1), quoted(5, 30_000)]) {
      const [first, ...others] = summary(await recordsOf(tooLong));
      expect(first).toEqual([2, 'quote_not_closed']);
      expect(others).toHaveLength(tooLong.split('\n').length - 3);
    }
  });

  test('a quoted record over two lines with too few columns costs only its first line', async () => {
    const records = await recordsOf('code,name\n"x\n2,y"\n3,z\n');
    expect(summary(records)).toEqual([
      [2, 'wrong_column_count'],
      [3, '2', 'y"'],
      [4, '3', 'z'],
    ]);
  });

  test('a line without end is not kept in memory', () => {
    const splitter = new RecordSplitter(',', 2);
    const piece = 'y'.repeat(16 * 1024 * 1024);
    // Together more than the longest string there can be.
    for (let pieces = 0; pieces < 40; pieces += 1) expect(splitter.push(piece)).toEqual([]);
    expect(summary(splitter.push('\n1,2\n'))).toEqual([
      [1, 'line_too_long'],
      [2, '1', '2'],
    ]);
  });

  test('bytes of a character that the end of the file cut off', async () => {
    const records = await recordsOf(Buffer.concat([Buffer.from('a,b\n1,2\n3,4'), Uint8Array.of(0xe3, 0x81)]));
    expect(summary(records)).toEqual([
      [2, '1', '2'],
      [3, 'undecodable_bytes'],
    ]);
  });

  test('a quote that swallows a line and closes in the next costs only its own line', async () => {
    const records = await recordsOf('code,name\n1,"x\n2,y\n3,"z"\n4,"w"\n');
    expect(summary(records)).toEqual([
      [2, 'quote_not_closed'],
      [3, '2', 'y'],
      [4, '3', 'z'],
      [5, '4', 'w'],
    ]);
  });

  test('the count of columns is told', async () => {
    const [, bad] = await recordsOf('a,b\n1,2\n1,2,3\n');
    expect(bad).toMatchObject({ problem: { message: 'has 3 columns where 2 are expected.' } });
  });
});

describe('a file that must not be imported at all', () => {
  const gzip = gzipSync(`a,b\n1,${randomBytes(5000).toString('hex')}\n`);

  test.each([
    ['gzip that is cut off', 'snapshot_truncated', gzip.subarray(0, gzip.length - 20), {}],
    ['gzip that is cut off in its head', 'snapshot_truncated', gzip.subarray(0, 4), {}],
    ['gzip with a flipped byte', 'snapshot_truncated', Buffer.concat([gzip.subarray(0, -6), Buffer.alloc(6, 7)]), {}],
    ['an empty file', 'snapshot_empty', '', {}],
    ['blank lines only', 'snapshot_empty', '\n\n', {}],
    ['a header and nothing below it', 'snapshot_empty', 'a,b\n', {}],
    ['CP932 read as UTF-8', 'snapshot_unreadable', encodeCp932('薬局,名\n1,2\n') ?? '', {}],
    ['records of which not one is good', 'snapshot_unreadable', '1;2\n3;4\n', { header: false, columns: ['a', 'b'] }],
  ])('%s', async (_, code, content, format) => {
    await expect(recordsOf(content, format)).rejects.toMatchObject({ name: 'SnapshotError', code });
  });

  test.each([
    ['UTF-16', /is written in UTF-16/, Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), 'utf-8' as const],
    ['a workbook', /is a workbook or an archive/, Buffer.from('504b030414000600', 'hex'), 'utf-8' as const],
    ['UTF-8 with its mark read as CP932', /Write "encoding: utf-8"/, '\ufeffa,b\n1,2\n', 'cp932' as const],
  ])('%s, with what mends it', async (_, message, content, encoding) => {
    await expect(recordsOf(content, { encoding })).rejects.toMatchObject({
      code: 'snapshot_unreadable',
      message: expect.stringMatching(message),
    });
  });

  test('one that is not there, and a folder', async () => {
    await using files = await temporaryFiles({ 'a.csv': 'a\n1\n' });
    for (const path of [files.path('b.csv'), files.folder]) {
      await expect(batchesOf(path, PLAIN)).rejects.toMatchObject({ code: 'snapshot_unreadable' });
      await expect(fingerprint(path)).rejects.toMatchObject({ code: 'snapshot_unreadable' });
    }
  });

  test('an empty one is good where the mapping says so', async () => {
    await using files = await temporaryFiles({ 'a.csv': 'a,b\n' });
    const batches = await batchesOf(files.path('a.csv'), { ...PLAIN, may_be_empty: true });
    expect(batches).toEqual([{ columns: ['a', 'b'], records: [] }]);
  });
});

test('the fingerprint is the SHA-256 of the bytes on the disk', async () => {
  await using files = await temporaryFiles({ 'a.csv': 'abc' });
  expect(await fingerprint(files.path('a.csv'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeCp932, recordsOf } from '../testing/temporary-files.ts';
import { RecordSplitter } from './record-splitter.ts';

const CHARACTERS = [
  'a',
  'Z',
  '0',
  ' ',
  ',',
  ';',
  '\t',
  '"',
  '\n',
  '\r',
  '\r\n',
  'é',
  '𠮷',
  'ア',
  '薬',
  '髙',
  'ｱ',
  'ﾞ',
  '―',
  '～',
  '　',
  '\\',
  '|',
  'ソ',
  '表',
];
const value = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 8 }).map((characters) => characters.join(''));
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
const style = fc.record({
  newline: fc.constantFrom('\n', '\r\n'),
  delimiter: fc.constantFrom(',', '\t', ';'),
  quoteAll: fc.boolean(),
  final: fc.boolean(),
});
type Style = typeof style extends fc.Arbitrary<infer T> ? T : never;

function write(rows: string[][], { newline, delimiter, quoteAll, final }: Style): string {
  const written = rows.map((row) =>
    row
      .map((text) => (quoteAll || needsQuotes(text, row, delimiter) ? `"${text.replaceAll('"', '""')}"` : text))
      .join(delimiter),
  );
  return written.join(newline) + (final ? newline : '');
}

// A single empty column would be a blank line.
const needsQuotes = (text: string, row: string[], delimiter: string) =>
  /["\r\n]/.test(text) || text.includes(delimiter) || (row.length === 1 && text === '');

const valuesOf = async (content: string | Uint8Array, width: number, format: object) => {
  const columns = Array.from({ length: width }, (_, index) => `c${index}`);
  const records = await recordsOf(content, { header: false, columns, ...format });
  return records.map((record) => ('values' in record ? record.values : record.problem));
};

describe('any table written as CSV', () => {
  test('reads back the same in UTF-8', async () => {
    await fc.assert(
      fc.asyncProperty(table, style, fc.boolean(), async (rows, how, mark) => {
        const content = (mark ? '\ufeff' : '') + write(rows, how);
        expect(await valuesOf(content, rows[0]?.length ?? 0, { delimiter: how.delimiter })).toEqual(rows);
      }),
      { numRuns: 150 },
    );
  });

  test('reads back the same in CP932 where it can be written in it', async () => {
    await fc.assert(
      fc.asyncProperty(table, style, async (rows, how) => {
        const content = encodeCp932(write(rows, how));
        fc.pre(content !== undefined);
        expect(await valuesOf(content, rows[0]?.length ?? 0, { delimiter: how.delimiter, encoding: 'cp932' })).toEqual(
          rows,
        );
      }),
      { numRuns: 150 },
    );
  });
});

test('where a text is cut into pieces makes no difference, however broken the text', () => {
  const split = (pieces: string[]) => {
    const splitter = new RecordSplitter(',', 2);
    return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
  };
  const broken = fc.array(fc.constantFrom('a', ',', '"', '\n', '\r\n', '\r', '\ufffd', '\0', '1,2\n', '3,"4"\n'), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(broken, (parts) => {
      const whole = split([parts.join('')]);
      expect(split([...parts.join('')])).toEqual(whole);
      expect(whole.map(({ line }) => line)).toEqual(whole.map(({ line }) => line).toSorted((a, b) => a - b));
      const lines = parts.join('').split('\n').length;
      expect(whole.every(({ line }) => line >= 1 && line <= lines)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

import { expect, test } from 'vitest';
import { csv, tabbed } from './csv.ts';
import { everyPage } from './every-page.ts';
import { placeFrom } from './paging.ts';

const columns = [
  { header: '店舗名', text: (row: { name: string; people: number }) => row.name },
  { header: '人', text: (row: { name: string; people: number }) => row.people },
];

test('an exported list opens in a spreadsheet as it is', () => {
  expect(csv(columns, [{ name: 'あおば "本店", 1', people: -3 }])).toBe(
    '\ufeff店舗名,人\r\n"あおば ""本店"", 1",-3\r\n',
  );
});

test('a name that begins like a formula is not run by the spreadsheet', () => {
  for (const name of ['=1+1', '+1', '-1', '@sum', '\t=1']) {
    expect(csv(columns, [{ name, people: 1 }])).toContain(`'${name}`);
  }
  expect(tabbed(columns, [{ name: '=a\tb', people: 1 }])).toBe("店舗名\t人\n'=a b\t1");
});

test('every page is read, in order, until there is none', async () => {
  const asked: (string | undefined)[] = [];
  const rows = await everyPage(async (cursor) => {
    asked.push(cursor);
    const at = Number(cursor ?? 0);
    return { items: [at, at + 1], next_cursor: at < 4 ? String(at + 2) : null, total: 6, as_of: null };
  });
  expect(rows).toEqual([0, 1, 2, 3, 4, 5]);
  expect(asked).toEqual([undefined, '2', '4']);
});

test('a place in a list needs its cursor and its count', () => {
  expect(placeFrom({ cursor: 'c', skipped: '50' })).toEqual({ cursor: 'c', skipped: 50 });
  expect(placeFrom({ cursor: 'c' }).cursor).toBeUndefined();
  expect(placeFrom({ skipped: '50' }).skipped).toBeUndefined();
});

import { expect, test } from 'vitest';
import type { Holder } from './holders.ts';
import { linesOf, meant } from './pasted.ts';

const holder = (id: string, keys: readonly string[], fit = true): Holder => ({ id, name: id, detail: '', keys, fit });

test('a column of a spreadsheet is taken line by line, each once; of several columns the first', () => {
  expect(linesOf('1001\tあおば薬局\r\n\r\n 1002 \n1001')).toEqual(['1001', '1002']);
});

test('a line means what has that code or name in full, in any width and case', () => {
  const found = [holder('a', ['あおば薬局 泉町店', '1001']), holder('b', ['あおば薬局 泉町店 別館', '10010'])];
  expect(meant('１００１', found)).toBe(found[0]);
  expect(meant('あおば薬局　泉町店', found)).toBe(found[0]);
  expect(meant('100', found)).toBe('unknown');
});

test('what is closed gets no seat, and does not stand in the way of what is open', () => {
  const closed = holder('a', ['1001'], false);
  const open = holder('b', ['1001']);
  expect(meant('1001', [closed])).toBe('unfit');
  expect(meant('1001', [closed, open])).toBe(open);
  expect(meant('1001', [open, holder('c', ['1001'])])).toBe('several');
});

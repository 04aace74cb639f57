import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './version-cursor.ts';

test('a cursor leads on in its own table and in no other', () => {
  const cursor = encodeCursor('store', 41);
  expect(decodeCursor(cursor, 'store')).toBe(41);
  expect(decodeCursor(cursor, 'user')).toBeUndefined();
});

test.each([
  '',
  'x',
  'e30',
  'W10',
  btoa('[1,"store",-1]'),
  btoa('[1,"store",1.5]'),
  btoa('[1,"store",1,2]'),
  btoa('[2,"store",1]'),
])('“%s” is no cursor', (text) => expect(decodeCursor(text, 'store')).toBeUndefined());

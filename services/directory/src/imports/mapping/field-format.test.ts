import { expect, test } from 'vitest';
import { formatOfField } from './field-format.ts';

test('a user is active or suspended, and nothing else', () => {
  const format = formatOfField('user_status');
  expect(format?.apply('active')).toBe('active');
  expect(format?.apply('suspended')).toBe('suspended');
  expect(format?.apply('retired')).toBeNull();
});

test('a text has the form in which it comes, every other field its own', () => {
  expect(formatOfField('text')).toBeUndefined();
  expect(formatOfField('postal_code')?.apply('〒100-0001')).toBe('1000001');
});

import { arrayOf, field, mapOf, struct } from '@kiban/delta-lake';
import { expect, test } from 'vitest';
import { typeText } from './type-text.ts';

test('types read as SQL engines write them', () => {
  expect(typeText('long')).toBe('bigint');
  expect(typeText('timestamp')).toBe('timestamp');
  expect(typeText('decimal(10,2)')).toBe('decimal(10,2)');
  expect(typeText(arrayOf(struct(field('system', 'string'), field('count', 'integer'))))).toBe(
    'array<struct<system:string,count:int>>',
  );
  expect(typeText(mapOf('string', 'short'))).toBe('map<string,smallint>');
});

import { lakeTable } from '@kiban/delivery';
import { describe, expect, test } from 'vitest';
import { en } from '../messages/en.ts';
import { conditionOf } from './where.ts';

const table = lakeTable('user_history');
const condition = (text: string) => (table === undefined ? undefined : conditionOf(table, text, en));

describe('a condition', () => {
  test.each([
    ['name=青葉 花子', { column: 'name', op: '=', value: '青葉 花子' }],
    ['version>=2', { column: 'version', op: '>=', value: 2 }],
    ['is_current!=true', { column: 'is_current', op: '!=', value: true }],
    ['email=', { column: 'email', op: 'is null' }],
    ['valid_to!=', { column: 'valid_to', op: 'is not null' }],
    ['name=a=b', { column: 'name', op: '=', value: 'a=b' }],
    ['valid_from<2026-04-01T09:00:00+09:00', { column: 'valid_from', op: '<', value: 1_775_001_600_000_000n }],
  ])('%s', (text, expected) => {
    expect(condition(text)).toEqual(expected);
  });

  test.each([
    ['name', '“name” is no condition'],
    ['colour=red', 'There is no column “colour”. There are: tenant_id,'],
    ['version=two', '“two” is no value of version (integer)'],
    ['valid_from<2026-04-01', '“2026-04-01” is no value of valid_from (timestamp)'],
    ['is_current=yes', '“yes” is no value of is_current (boolean)'],
  ])('%s is refused in words', (text, words) => {
    expect(() => condition(text)).toThrow(words);
  });
});

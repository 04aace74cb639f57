import { describe, expect, it } from 'vitest';
import { parseTableProperties } from '../protocol/table-properties.ts';
import { arrayOf, field, struct } from '../schema/types.ts';
import { statisticsColumns } from './statistics-columns.ts';

const schema = struct(
  field('id', 'long'),
  field('name', struct(field('family', 'string'), field('given', 'string'))),
  field('Email', 'string'),
  field('tags', arrayOf('string')),
);

function chosen(configuration: Readonly<Record<string, string>>): string[] {
  const has = statisticsColumns(
    schema,
    parseTableProperties(configuration, { minReaderVersion: 1, minWriterVersion: 2 }),
  );
  return [['id'], ['name', 'family'], ['name', 'given'], ['Email'], ['tags']].filter(has).map((path) => path.join('.'));
}

describe('columns with statistics', () => {
  it.each([
    ['the first 32 leaves unless told', {}, ['id', 'name.family', 'name.given', 'Email', 'tags']],
    ['so many as the table says', { 'delta.dataSkippingNumIndexedCols': '2' }, ['id', 'name.family']],
    [
      'all of them with -1',
      { 'delta.dataSkippingNumIndexedCols': '-1' },
      ['id', 'name.family', 'name.given', 'Email', 'tags'],
    ],
    ['none with 0', { 'delta.dataSkippingNumIndexedCols': '0' }, []],
    ['those named, whatever their case', { 'delta.dataSkippingStatsColumns': 'ID, `email`' }, ['id', 'Email']],
    [
      'a struct stands for what is below it',
      { 'delta.dataSkippingStatsColumns': 'name' },
      ['name.family', 'name.given'],
    ],
    ['a field of a struct', { 'delta.dataSkippingStatsColumns': 'name.given' }, ['name.given']],
    ['none with an empty list', { 'delta.dataSkippingStatsColumns': '' }, []],
    [
      'names come before numbers',
      { 'delta.dataSkippingStatsColumns': 'id', 'delta.dataSkippingNumIndexedCols': '-1' },
      ['id'],
    ],
  ])('%s', (_, configuration, expected) => {
    expect(chosen(configuration as Record<string, string>)).toEqual(expected);
  });
});

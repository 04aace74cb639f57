import { expect, test } from 'vitest';
import { propertiesOf, schemaOf } from './lake-table.ts';
import { domainEvents } from './tables/domain-events.ts';
import { lakeTables } from './tables.ts';

test('no column that tells who somebody is has statistics, and every other one has', () => {
  for (const table of lakeTables) {
    const listed = propertiesOf(table)['delta.dataSkippingStatsColumns']?.split(',') ?? [];
    const open = table.columns.filter(({ personal }) => !personal).map(({ name }) => name);
    expect(listed, table.name).toEqual(open);
  }
});

test('the log of all events has no column that tells who somebody is', () => {
  expect(domainEvents.columns.filter(({ personal }) => personal)).toEqual([]);
});

test('every table and every column is described in both languages, and the table’s schema says so', () => {
  for (const table of lakeTables) {
    for (const { en, ja } of [table, ...table.columns].map(({ descriptions }) => descriptions)) {
      expect(en).toMatch(/^[\p{ASCII}’…–]+$/u);
      expect(ja).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u);
    }
    for (const { metadata } of schemaOf(table).fields)
      expect(metadata).toEqual({ comment: expect.any(String), 'kiban.comment.ja': expect.any(String) });
  }
});

test('every table is divided by tenant first, and a row has all it is divided by', () => {
  for (const table of lakeTables) {
    expect(table.partition_columns[0]).toBe('tenant_id');
    const required = table.columns.filter(({ nullable }) => !nullable).map(({ name }) => name);
    expect(required).toEqual(expect.arrayContaining([...table.partition_columns]));
  }
});

test('a table comes after those that it refers to', () => {
  const names = lakeTables.map(({ name }) => name);
  for (const [at, table] of lakeTables.entries())
    for (const reference of table.references) {
      expect(names.indexOf(reference.table)).toBeLessThanOrEqual(at);
      expect(table.columns.map(({ name }) => name)).toContain(reference.column);
    }
});

import { describe, expect, it } from 'vitest';
import { arrayOf, field, struct } from '../schema/types.ts';
import { createTable } from '../table.ts';
import { idsOf, person, testTable } from '../testing/write/table-fixture.ts';

describe('creating a table', () => {
  it('where there is one is refused, or takes it as it is', async () => {
    const { storage, table, options } = await testTable();
    await table.append([person(1)]);
    const schema = struct(field('id', 'long'));
    await expect(createTable(storage, { schema, ...options })).rejects.toMatchObject({ code: 'table_exists' });
    expect(await idsOf(await createTable(storage, { schema, ifNotExists: true, ...options }))).toEqual([1]);
  });

  it('does not overwrite a table whose first commits were cleaned up', async () => {
    const { storage, table, options } = await testTable();
    await table.append([person(1)]);
    await table.checkpoint();
    await storage.remove(['_delta_log/00000000000000000000.json', '_delta_log/00000000000000000001.json']);
    await expect(createTable(storage, { schema: struct(field('id', 'long')), ...options })).rejects.toMatchObject({
      code: 'table_exists',
    });
  });

  it.each<[string, Parameters<typeof testTable>[0], string]>([
    [
      'two columns of one name in different case',
      { schema: struct(field('a', 'long'), field('A', 'long')) },
      'schema_invalid',
    ],
    ['a name with a space', { schema: struct(field('a b', 'long')) }, 'schema_invalid'],
    ['no column', { schema: struct() }, 'schema_invalid'],
    ['a struct of no fields', { schema: struct(field('a', 'long'), field('s', struct())) }, 'schema_invalid'],
    ['an unknown partition column', { partitionColumns: ['x'] }, 'schema_invalid'],
    ['partitions by every column', { schema: struct(field('a', 'long')), partitionColumns: ['a'] }, 'schema_invalid'],
    [
      'partitions by a list',
      { schema: struct(field('a', 'long'), field('l', arrayOf('long'))), partitionColumns: ['l'] },
      'schema_invalid',
    ],
    ['a property with a wrong value', { properties: { 'delta.checkpointInterval': 'often' } }, 'option_invalid'],
    ['an unknown codec', { properties: { 'delta.parquet.compression.codec': 'lzo' } }, 'option_invalid'],
    ['deletion vectors', { properties: { 'delta.enableDeletionVectors': 'true' } }, 'feature_unsupported'],
    ['column mapping', { properties: { 'delta.columnMapping.mode': 'name' } }, 'feature_unsupported'],
    ['a check constraint', { properties: { 'delta.constraints.positive': 'id > 0' } }, 'feature_unsupported'],
    [
      'a generated column',
      { schema: struct(field('a', 'long', { metadata: { 'delta.generationExpression': '1' } })) },
      'feature_unsupported',
    ],
  ])('refuses %s', async (_, options, code) => {
    await expect(testTable(options)).rejects.toMatchObject({ name: 'DeltaError', code });
  });

  it('needs protocol 1/2 only, unless a feature asks for more', async () => {
    const protocolOf = async (properties: Record<string, string>) =>
      (await (await testTable({ properties })).table.snapshot()).protocol;
    expect(await protocolOf({ 'delta.appendOnly': 'true' })).toEqual({ minReaderVersion: 1, minWriterVersion: 2 });
    expect(
      await protocolOf({ 'delta.enableChangeDataFeed': 'true', 'delta.enableInCommitTimestamps': 'true' }),
    ).toEqual({
      minReaderVersion: 1,
      minWriterVersion: 7,
      writerFeatures: ['appendOnly', 'invariants', 'inCommitTimestamp', 'changeDataFeed'],
    });
  });
});

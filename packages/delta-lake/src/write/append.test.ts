import { describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../parquet/decode/byte-source.ts';
import { readParquet } from '../parquet/decode/read-parquet.ts';
import { arrayOf, decimal, field, mapOf, struct } from '../schema/types.ts';
import type { Row } from '../schema/value.ts';
import { openTable } from '../table.ts';
import { faultyStorage } from '../testing/write/faulty-storage.ts';
import { commitOf, dataPathsOf, idsOf, person, rowsOf, testTable } from '../testing/write/table-fixture.ts';

describe('rows appended', () => {
  it('are read back, from an iterable, an asynchronous one, and batches', async () => {
    const { table } = await testTable();
    await table.append([person(1), person(2)]);
    await table.append(
      (async function* () {
        yield person(3);
        yield [person(4), person(5)];
      })(),
    );
    expect(await rowsOf(table)).toEqual([1, 2, 3, 4, 5].map((id) => person(id)));
  });

  it('of every type are read back as they were', async () => {
    const schema = struct(
      field('id', 'long'),
      field('bytes', 'binary'),
      field('amount', decimal(38, 10)),
      field('at', 'timestamp'),
      field('local', 'timestamp_ntz'),
      field('day', 'date'),
      field(
        'nested',
        struct(field('list', arrayOf(struct(field('code', 'string')))), field('map', mapOf('string', 'long'))),
      ),
    );
    const row: Row = {
      id: -9223372036854775808n,
      bytes: Uint8Array.of(0, 255),
      amount: '-1234567890123456789012345678.0123456789',
      at: -62135596800000001n,
      local: 1n,
      day: '0001-01-01',
      nested: { list: [{ code: '％_"\\ 日本語' }, null], map: new Map([['', 9223372036854775807n]]) },
    };
    const { table } = await testTable({ schema });
    await table.append([row]);
    expect(await rowsOf(table)).toEqual([row]);
    expect((await table.snapshot()).protocol).toMatchObject({ minReaderVersion: 3, readerFeatures: ['timestampNtz'] });
  });

  it('lie in a file for each partition, without the partition’s columns', async () => {
    const { table, storage } = await testTable({ partitionColumns: ['tenant'] });
    await table.append([person(1, 'a'), person(2, '日本/a=%'), person(3, null), person(4, 'a')]);
    const { files } = await table.snapshot();
    const partitions = [...files.values()].map(({ partitionValues, path }) => [
      partitionValues.tenant,
      path.split('/')[0],
    ]);
    expect(partitions).toEqual([
      ['a', 'tenant=a'],
      ['日本/a=%', 'tenant=%E6%97%A5%E6%9C%AC%252Fa%253D%2525'],
      [null, 'tenant=__HIVE_DEFAULT_PARTITION__'],
    ]);
    for (const path of await dataPathsOf(storage)) {
      const source = sourceOfBytes((await storage.get(path)) ?? new Uint8Array());
      const wanted = struct(field('tenant', 'string'), field('id', 'long'));
      for await (const { rows } of readParquet(source, { schema: wanted })) {
        expect(rows.every(({ tenant, id }) => tenant === null && id !== null)).toBe(true);
      }
    }
    expect((await rowsOf(table)).map(({ tenant }) => tenant)).toEqual(['a', '日本/a=%', null, 'a']);
  });

  it('of a partition with a very long name are stored, too', async () => {
    const { table, storage } = await testTable({ partitionColumns: ['tenant'] });
    await table.append([person(1, '長'.repeat(500))]);
    expect(await rowsOf(table)).toEqual([person(1, '長'.repeat(500), 'name 1')]);
    const [folder = ''] = (await dataPathsOf(storage))[0]?.split('/') ?? [];
    expect(new TextEncoder().encode(folder).length).toBeLessThanOrEqual(200);
  });

  it('make a new file at the target size', async () => {
    const { table } = await testTable();
    const rows = Array.from({ length: 20_000 }, (_, id) => person(id, 'a', crypto.randomUUID()));
    await table.append(rows, { targetFileBytes: 200_000, codec: 'uncompressed' });
    const sizes = [...(await table.snapshot()).files.values()].map(({ size }) => size);
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeLessThan(600_000);
    expect((await idsOf(table)).length).toBe(20_000);
  });

  it('keep a bounded number of files open: the largest are stored while rows still come', async () => {
    const { table, storage } = await testTable({ partitionColumns: ['tenant'] });
    const rows = Array.from({ length: 5000 }, (_, id) => person(id, `tenant ${id % 600}`));
    let storedMeanwhile = 0;
    await table.append(
      (async function* () {
        yield rows;
        storedMeanwhile = (await dataPathsOf(storage)).length;
      })(),
    );
    expect(storedMeanwhile).toBe(88);
    expect(await rowsOf(table)).toEqual(rows);
  });

  it.each([
    ['zstd', '.c000.zstd.parquet'],
    ['snappy', '.c000.snappy.parquet'],
    ['uncompressed', '.c000.parquet'],
  ] as const)('compressed with %s are read back', async (codec, ending) => {
    for (const options of [{ codec }, {}]) {
      const { table } = await testTable({ properties: { 'delta.parquet.compression.codec': codec } });
      await table.append([person(1)], options);
      const [file] = [...(await table.snapshot()).files.values()];
      expect(file?.path).toMatch(new RegExp(`^part-00000-[0-9a-f-]{36}${ending.replaceAll('.', '\\.')}$`));
      expect(await rowsOf(table)).toEqual([person(1)]);
    }
  });

  it('none of them make no version, unless a transaction is to be remembered', async () => {
    const { table } = await testTable();
    expect(await table.append([])).toMatchObject({ version: 0, filesAdded: 0 });
    const txn = { appId: 'app', version: 1n };
    expect(await table.append([], { txn })).toMatchObject({ version: 1, alreadyApplied: false, filesAdded: 0 });
    expect(await table.append([person(1)], { txn })).toMatchObject({ version: 1, alreadyApplied: true });
  });
});

describe('a transaction', () => {
  it('of 64 bits is applied once, also from another handle', async () => {
    const { table, storage, options } = await testTable();
    const txn = { appId: 'app', version: 9007199254740993n };
    await table.append([person(1)], { txn });
    const other = await openTable(storage, options);
    expect((await other.snapshot()).transactions.get('app')?.version).toBe(9007199254740993n);
    expect(await other.append([person(1)], { txn: { ...txn, version: 9007199254740992n } })).toMatchObject({
      alreadyApplied: true,
    });
    expect(await other.append([person(2)], { txn: { ...txn, version: 9007199254740994n } })).toMatchObject({
      alreadyApplied: false,
      version: 2,
    });
    expect(await idsOf(table)).toEqual([1, 2]);
  });

  it('is numbered by a bigint of 64 bits, nothing else', async () => {
    const { table } = await testTable();
    for (const version of [1, 2n ** 63n, undefined]) {
      const failed = table.append([person(1)], { txn: { appId: 'app', version: version as bigint } });
      await expect(failed).rejects.toMatchObject({ code: 'option_invalid' });
    }
    expect((await table.snapshot()).version).toBe(0);
  });
});

describe('a row that does not fit', () => {
  it.each<[string, Row, string, string]>([
    ['an unknown column', { ...person(5), mail: 'x' }, 'schema_mismatch', 'row 4: the table has no column mail'],
    ['null in a column that has none', { tenant: 'a' }, 'value_invalid', 'column id, row 4:'],
    ['a value of another type', { id: 5, tenant: 'a' }, 'value_invalid', 'column id, row 4:'],
    ['a number beyond 64 bits', { id: 2n ** 63n }, 'value_invalid', 'column id, row 4:'],
    [
      'an empty text as partition',
      person(5, ''),
      'value_invalid',
      'column tenant, row 4: a partition column cannot tell',
    ],
    ['a number as partition', { id: 5n, tenant: 5 }, 'value_invalid', 'column tenant, row 4:'],
  ])('%s: is named, and nothing of the append is written', async (_, row, code, message) => {
    const { table, storage } = await testTable({ partitionColumns: ['tenant'] });
    const rows = [person(1, 'b'), person(2, 'a'), person(3, 'c'), person(4, 'a'), row];
    const failed = table.append(rows, { targetFileBytes: 1 });
    await expect(failed).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
    expect((await table.snapshot()).version).toBe(0);
    expect(await dataPathsOf(storage)).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['a promise', Promise.resolve({ id: 1n })],
    ['a Map', new Map([['id', 1n]])],
    ['a text', 'id'],
    ['null', null],
  ])('%s instead of a row: is refused, although every column may be null', async (_, row) => {
    const { table } = await testTable({ schema: struct(field('id', 'long'), field('name', 'string')) });
    const refused = { code: 'value_invalid', message: expect.stringContaining('row 1:') };
    await expect(table.append([{ id: 1n }, row as Row])).rejects.toMatchObject(refused);
    await table.append([{ id: 1n }]);
    const changed = table.updateWhere({ column: 'id', op: '=', value: 1n }, () => row as Row);
    await expect(changed).rejects.toMatchObject({ code: 'value_invalid' });
    expect(await rowsOf(table)).toEqual([{ id: 1n, name: null }]);
  });

  it('after files were stored already: they are deleted again', async () => {
    const { table, storage } = await testTable();
    const rows = Array.from({ length: 10_000 }, (_, id) => person(id));
    const failed = table.append([...rows, { id: null }], { targetFileBytes: 1000 });
    await expect(failed).rejects.toMatchObject({ message: expect.stringContaining('row 10000:') });
    expect(await dataPathsOf(storage)).toEqual([]);
  });

  it('within a struct, a list or a map: the unknown member is named with its path', async () => {
    const inner = struct(field('known', 'string'));
    const schema = struct(
      field('id', 'long'),
      field('s', inner),
      field('l', arrayOf(inner)),
      field('m', mapOf('string', inner)),
    );
    const { table } = await testTable({ schema });
    const unknown = { known: 'x', other: 'y' };
    for (const [row, path] of [
      [{ s: unknown }, 's.other'],
      [{ l: [null, unknown] }, 'l.other'],
      [{ m: new Map([['k', unknown]]) }, 'm.other'],
    ] as const) {
      await expect(table.append([row])).rejects.toThrow(`the table has no column ${path}`);
    }
    await table.append([{ id: 1n, s: { known: 'x' }, l: [{ known: null }], m: new Map([['k', { known: 'z' }]]) }]);
  });
});

describe('a commit', () => {
  it('says in the history what was done, from which version and by whom', async () => {
    const { table, storage } = await testTable();
    await table.append([person(1)], { userMetadata: 'batch 7', operationParameters: { source: 'feed', number: 7n } });
    const [{ commitInfo } = {}] = await commitOf(storage, 1);
    expect(commitInfo).toMatchObject({
      operation: 'WRITE',
      operationParameters: { mode: 'Append', source: 'feed', number: '7' },
      operationMetrics: { numFiles: '1', numOutputRows: '1' },
      readVersion: 0,
      isBlindAppend: true,
      userMetadata: 'batch 7',
      engineInfo: '@kiban/delta-lake',
    });
    expect(commitInfo?.txnId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('does not keep the values of a filter, which may be personal', async () => {
    const { table, storage } = await testTable();
    await table.append([person(1, 'a', 'someone')]);
    await table.updateWhere(
      {
        and: [
          { column: 'name', op: '=', value: 'someone' },
          { column: 'id', op: 'in', values: [1n] },
        ],
      },
      (row) => ({ ...row, name: null }),
    );
    const text = new TextDecoder().decode((await storage.get('_delta_log/00000000000000000002.json')) ?? undefined);
    expect(text).not.toContain('someone');
    expect((await commitOf(storage, 2))[0]?.commitInfo?.operationParameters).toEqual({
      predicate: '(name = ? and id in (1 values))',
    });
  });

  it('ends before it begins when the signal is aborted', async () => {
    const { table, storage } = await testTable();
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(table.append([person(1)], { signal })).rejects.toThrow('enough');
    expect(await dataPathsOf(storage)).toEqual([]);
  });

  it('goes past the log’s cleanup: a handle that slept does not take a version that was there', async () => {
    const retention = { 'delta.logRetentionDuration': 'interval 1 hour', 'delta.checkpointInterval': '2' };
    const { table, storage, clock, options } = await testTable({ properties: retention });
    const sleeping = await openTable(storage, options);
    for (let id = 1; id <= 6; id++) {
      clock.now += 3_600_000;
      await table.append([person(id)]);
    }
    expect(await storage.get('_delta_log/00000000000000000001.json')).toBeNull();
    expect(await sleeping.append([person(7)])).toMatchObject({ version: 7 });
    expect(await idsOf(table)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('makes a checkpoint after so many versions, whose failure is told and does not undo it', async () => {
    const { table, storage, options } = await testTable({ properties: { 'delta.checkpointInterval': '3' } });
    const warnings: unknown[] = [];
    const failing = faultyStorage(storage, ({ operation, path }) =>
      operation === 'put' && path.includes('checkpoint') ? 'before' : undefined,
    );
    const handle = await openTable(failing, { ...options, onWarning: (warning) => warnings.push(warning) });
    for (let id = 1; id <= 3; id++) await handle.append([person(id)]);
    expect(warnings).toMatchObject([{ code: 'checkpoint_failed', version: 3, cause: { name: 'StorageFault' } }]);
    for (let id = 4; id <= 6; id++) await table.append([person(id)]);
    expect(await storage.get('_delta_log/00000000000000000006.checkpoint.parquet')).not.toBeNull();
    expect(await idsOf(await openTable(storage, options))).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

import { expect, test } from 'vitest';
import { collect } from '../testing/collect.ts';
import { addAction, metadataAction, oldProtocol, tableOf } from '../testing/log/log-fixture.ts';
import { tableHistory } from './table-history.ts';

test('commits come the newest first, with what their writer said and whether rows changed', async () => {
  const info = { operation: 'WRITE', inCommitTimestamp: 7, operationParameters: { mode: 'Append' } };
  const storage = await tableOf(
    [oldProtocol, metadataAction()],
    [{ commitInfo: info }, addAction('a')],
    [addAction('b', { dataChange: false })],
  );
  expect(await collect(tableHistory(storage))).toEqual([
    { version: 2, timestamp: 3000, info: {}, dataChange: false },
    { version: 1, timestamp: 7, info, dataChange: true },
    { version: 0, timestamp: 1000, info: {}, dataChange: false },
  ]);
  expect((await collect(tableHistory(storage, { limit: 1 }))).map(({ version }) => version)).toEqual([2]);
  expect(await collect(tableHistory(await tableOf()))).toEqual([]);
});

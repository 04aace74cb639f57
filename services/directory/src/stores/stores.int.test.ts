import { randomUUIDv7 } from 'node:crypto';
import { ChangeRefused, runCommand } from '@kiban/event-store';
import { openDatabase, tenantId } from '@kiban/postgres';
import { now } from '@kiban/service';
import { testDatabase } from '@kiban/testing';
import { afterAll, expect, test } from 'vitest';
import { storeAggregate, storeChanged, storeOpened } from './store.ts';

const home = await testDatabase();
const database = openDatabase({ url: home.urlOf('kiban_directory'), connections: 4, application: 'test' });
const tenant = tenantId(randomUUIDv7());
const context = {
  actor: { kind: 'operator', id: 'test' },
  on_behalf_of: null,
  reason: null,
  request_id: null,
} as const;
afterAll(async () => {
  await database.close();
  await home.drop();
});

test('a store that was opened has state, history and an event', async () => {
  const id = randomUUIDv7();
  const input = { name: '本店', identifiers: [{ system: 'x', value: 'S1' }] };
  const opened = await runCommand(database, tenant, context, {
    aggregate: storeAggregate,
    id,
    decide: () => storeOpened(id, input, now),
  });
  expect(opened?.version).toBe(1);
  const changed = await runCommand(database, tenant, context, {
    aggregate: storeAggregate,
    id,
    decide: (current) => storeChanged(current, { name: '中央店' }, now),
  });
  expect(changed?.version).toBe(2);
  expect(await home.plant('select name, version from directory.store')).toEqual([{ name: '中央店', version: 2 }]);
  expect(await home.plant('select name, version from directory.store_history order by version')).toHaveLength(2);
  expect(await home.plant('select name, version from event.domain_event order by version')).toHaveLength(2);
  await expect(
    runCommand(database, tenant, context, {
      aggregate: storeAggregate,
      id,
      decide: () => ({ ...storeOpened(id, input, now), expected_version: 7 }),
    }),
  ).rejects.toThrow(ChangeRefused);
});

import { openCrossTenantDatabase } from '@kiban/postgres';
import { testDatabase } from '@kiban/testing';
import { afterAll, expect, test } from 'vitest';
import { withTurn } from './turn.ts';

const home = await testDatabase();
const database = openCrossTenantDatabase({ url: home.urlOf('kiban_delivery'), connections: 6, application: 'turn' });
afterAll(async () => {
  await database.close();
  await home.drop();
});

const never = new AbortController().signal;
const pollMs = 5;

test('one has the turn at a time, and the next one gets it when that one ends', async () => {
  let [at, most] = [0, 0];
  const work = async () => {
    at += 1;
    most = Math.max(most, at);
    await new Promise((resolve) => setTimeout(resolve, 20));
    at -= 1;
    return 'done';
  };
  const all = Array.from({ length: 4 }, () => withTurn(database, { signal: never, pollMs }, work));
  expect(await Promise.all(all)).toEqual(['done', 'done', 'done', 'done']);
  expect(most).toBe(1);
});

test('whoever lost the connection, and with it the turn, is told before it commits', async () => {
  await withTurn(database, { signal: never, pollMs }, async (requireTurn) => {
    await requireTurn();
    await home.plant(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'turn' and query like 'select 1%'",
    );
    await expect(requireTurn()).rejects.toThrow();
  });
  expect(await withTurn(database, { signal: never, pollMs }, async () => 'next')).toBe('next');
});

test('whoever waits for the turn ends with its signal', async () => {
  await withTurn(database, { signal: never, pollMs }, async () => {
    const ending = new AbortController();
    const waiting = withTurn(database, { signal: ending.signal, pollMs }, async () => 'never');
    ending.abort();
    expect(await waiting).toBeUndefined();
  });
});

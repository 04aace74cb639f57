import { tenantId } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { askedOf } from './asked.ts';
import type { Facts } from './facts.ts';
import { gatheredFacts } from './gathered-facts.ts';
import type { FactsQuery } from './load-facts.ts';
import { sampleFacts } from './testing/sample-facts.ts';

const ONE = tenantId('0198c5a2-0000-7000-8000-000000000001');
const OTHER = tenantId('0198c5a2-0000-7000-8000-000000000002');
const idOf = (n: number): string => `0198c5a2-0000-7000-8000-${String(n).padStart(12, '0')}`;

function queryOf(n: number, more: Partial<FactsQuery> = {}, at: string | null = null): FactsQuery {
  const resource = { type: 'store', id: idOf(n), store_id: null, unit_id: null };
  const question = { subject: { type: 'user', id: idOf(n) }, action: 'hello.note.read', resource, device_id: null };
  return { asked: askedOf([question], at), actions: ['hello.note.read'], explained: false, speaks_for: null, ...more };
}

/** A reading that waits until it is told what it read. */
function readings() {
  const begun: { tenant: string; query: FactsQuery; end: (facts: Facts | null) => void; fail: (e: Error) => void }[] =
    [];
  const load = gatheredFacts((tenant, query) => {
    const { promise, resolve, reject } = Promise.withResolvers<Facts | null>();
    begun.push({ tenant, query, end: resolve, fail: reject });
    return promise;
  });
  return { begun, load };
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('questions of one tenant that come together are one reading of all that they are about', async () => {
  const { begun, load } = readings();
  const answers = [1, 2, 2, 3].map((n) => load(ONE, queryOf(n)));
  await nextTurn();
  expect(begun.map(({ query }) => query.asked.user_ids)).toEqual([[idOf(1), idOf(2), idOf(3)]]);
  begun[0]?.end(null);
  expect(await Promise.all(answers)).toEqual([null, null, null, null]);
});

test('questions of two tenants are never read together', async () => {
  const { begun, load } = readings();
  void load(ONE, queryOf(1));
  void load(OTHER, queryOf(2));
  await nextTurn();
  expect(begun.map(({ tenant, query }) => [tenant, query.asked.user_ids])).toEqual([
    [ONE, [idOf(1)]],
    [OTHER, [idOf(2)]],
  ]);
});

test('a question that comes while readings are under way is answered by one that began after it came', async () => {
  const { begun, load } = readings();
  for (const n of [1, 2, 3, 4]) {
    void load(ONE, queryOf(n));
    await nextTurn();
  }
  expect(begun.map(({ query }) => query.asked.user_ids)).toEqual([[idOf(1)], [idOf(2)]]);
  begun[0]?.end(null);
  await nextTurn();
  expect(begun[2]?.query.asked.user_ids).toEqual([idOf(3), idOf(4)]);
});

test('each learns for which product it asks, whoever else asks', async () => {
  const { begun, load } = readings();
  const answers = ['hello', 'other', null].map((speaks_for, n) => load(ONE, queryOf(n, { speaks_for })));
  await nextTurn();
  begun[0]?.end(sampleFacts({}));
  expect((await Promise.all(answers)).map((facts) => facts?.speaks_for)).toEqual(['hello', 'other', null]);
});

test('a reading that fails fails for those who were in it, and the next one is made', async () => {
  const { begun, load } = readings();
  const answers = [1, 2].map((n) => load(ONE, queryOf(n)));
  await nextTurn();
  begun[0]?.fail(new Error('the connection ended'));
  for (const answer of answers) await expect(answer).rejects.toThrow('the connection ended');
  const next = load(ONE, queryOf(3));
  await nextTurn();
  begun[1]?.end(null);
  expect(await next).toBeNull();
});

test.each([
  ['another moment', queryOf(1, {}, '2026-01-01T00:00:00Z')],
  ['an explanation', queryOf(1, { explained: true })],
  ['a batch', queryOf(1, { actions: ['hello.note.read', 'hello.note.read'] })],
  ['any action', queryOf(1, { actions: null })],
])('%s is read alone and at once', (_what, query) => {
  const { begun, load } = readings();
  void load(ONE, query);
  void load(ONE, query);
  expect(begun.map((reading) => reading.query)).toEqual([query, query]);
});

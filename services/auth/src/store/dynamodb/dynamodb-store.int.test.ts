import { randomUUID } from 'node:crypto';
import { isUnreachable } from '@kiban/postgres';
import { startDynamodb } from '@kiban/testing/dynamodb';
import { afterAll, expect, test, vi } from 'vitest';
import { PLATFORM_WIDE } from '../auth-store.ts';
import { testConformance } from '../testing/conformance.ts';
import { deleteExpired, scanned } from '../testing/scanned.ts';
import { fresh, THING } from '../testing/store-under-test.ts';
import { writeAtRandom } from '../testing/write-at-random.ts';
import { openDynamodbStore } from './dynamodb-store.ts';
import { ensureTable } from './ensure-table.ts';
import { newStamp, writeEntries } from './index-entries.ts';
import { openTable } from './table.ts';
import { watchEndpoint } from './testing/watched-endpoint.ts';

const server = await startDynamodb();
const watched = await watchEndpoint(server.endpoint);
const clock = { now: Math.floor(Date.now() / 1000) };
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const options = { table: 'kiban-auth', region: 'local', endpoint: watched.endpoint, credentials, now: () => clock.now };
await Promise.all([ensureTable(options), ensureTable(options)]);
await ensureTable(options);
const store = openDynamodbStore(options);
const dump = () => scanned(server.endpoint);
afterAll(async () => {
  await store.close();
  await watched.close();
  await server.close();
});

testConformance({ store, clock, dump });

test('asks for single items and for what was written last, and for nothing a compatible store might lack', () => {
  const data = watched.asked.filter(({ operation }) => !/Table|TimeToLive/.test(operation));
  const operations = new Set(data.map(({ operation }) => operation));
  expect([...operations].sort()).toEqual(['BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem']);
  for (const { operation, body } of data) {
    if (operation === 'GetItem' || operation === 'Query') expect(body).toMatchObject({ ConsistentRead: true });
    if (operation === 'BatchGetItem')
      expect(body).toMatchObject({ RequestItems: { 'kiban-auth': { ConsistentRead: true } } });
    expect(body).not.toHaveProperty('IndexName');
  }
});

test('though answers get lost, what is there is found by its references, and nothing else is', async () => {
  watched.loseAnswers(0.15);
  await writeAtRandom(store, { failing: true }).finally(() => watched.loseAnswers(0));
});

test('a write whose answer was lost and that is sent again is found by its references, also if the first was removed since', async () => {
  const [person, other] = [randomUUID(), openDynamodbStore({ ...options, endpoint: server.endpoint })];
  const item = fresh({ references: { person } });
  const remove = async (): Promise<void> => {
    await other.remove(PLATFORM_WIDE, THING, item.id);
    await other.close(); // waits for what is cleared away
  };
  watched.afterNext('UpdateItem', remove, { lost: true });
  await store.put(PLATFORM_WIDE, THING, item);
  expect(await store.get(PLATFORM_WIDE, THING, item.id)).toMatchObject(item);
  expect(await store.query(PLATFORM_WIDE, THING, 'person', person)).toMatchObject([item]);
});

test('a write that never got an answer is found by its references if it was carried out', async () => {
  const item = fresh({ references: { person: randomUUID() } });
  const again = async (): Promise<void> => watched.afterNext('UpdateItem', again, { lost: true });
  await again();
  await expect(store.put(PLATFORM_WIDE, THING, item)).rejects.toThrow();
  watched.afterNext('', async () => undefined);
  expect(await store.get(PLATFORM_WIDE, THING, item.id)).toMatchObject(item);
  expect(await store.query(PLATFORM_WIDE, THING, 'person', item.references?.person ?? '')).toMatchObject([item]);
});

test('what gets another reference while the items of the old one are being removed stays', async () => {
  const [mine, theirs] = [randomUUID(), randomUUID()];
  const item = fresh({ references: { person: mine } });
  await store.put(PLATFORM_WIDE, THING, item);
  const moved = { ...item, references: { person: theirs } };
  watched.afterNext('BatchGetItem', () => store.put(PLATFORM_WIDE, THING, moved));
  expect(await store.removeAll(PLATFORM_WIDE, [THING], 'person', mine)).toBe(0);
  expect(await store.query(PLATFORM_WIDE, THING, 'person', theirs)).toMatchObject([moved]);
});

test('the engine deletes what has expired, and what was written again to live longer is found all the same', async () => {
  const references = { person: randomUUID() };
  const item = fresh({ references, expires_at: clock.now + 60 });
  await store.put(PLATFORM_WIDE, THING, item);
  for (const days of [0.5, 100, 200]) {
    const read = await store.get(PLATFORM_WIDE, THING, item.id);
    const longer = { ...item, expires_at: clock.now + days * 86_400 };
    expect(await store.replace(PLATFORM_WIDE, THING, longer, read?.version ?? 0)).toBe(true);
    clock.now += days * 86_400 - 1;
    await deleteExpired(server.endpoint, clock.now);
    expect(await store.query(PLATFORM_WIDE, THING, 'person', references.person)).toMatchObject([longer]);
  }
  clock.now += 3 * 86_400;
  await deleteExpired(server.endpoint, clock.now);
  expect(await dump()).not.toContain(item.id);
});

test('though answers get lost, nothing is taken twice or created twice', async () => {
  watched.loseAnswers(0.2);
  try {
    for (let round = 0; round < 10; round += 1) {
      const item = fresh({ references: { person: randomUUID() } });
      const created = await Promise.allSettled([0, 1, 2].map(() => store.create(PLATFORM_WIDE, THING, item)));
      expect(created.filter((one) => one.status === 'fulfilled' && one.value).length).toBeLessThanOrEqual(1);
      const taken = await Promise.allSettled([0, 1, 2].map(() => store.take(PLATFORM_WIDE, THING, item.id)));
      expect(taken.filter((one) => one.status === 'fulfilled' && one.value).length).toBeLessThanOrEqual(1);
    }
  } finally {
    watched.loseAnswers(0);
  }
});

test('what a write left behind that never came to its end is passed over, and cleared away when it is old', async () => {
  const table = openTable(options);
  const person = randomUUID();
  const place = { scope: PLATFORM_WIDE, kind: THING.name, id: randomUUID(), spread: false } as const;
  const young = newStamp();
  const old = `${Date.now() - 11 * 60_000}-old`;
  for (const stamp of [young, old]) await writeEntries(table, place, { person }, { stamp, until: null });
  await table.close();
  expect(await store.query(PLATFORM_WIDE, THING, 'person', person)).toEqual([]);
  await vi.waitFor(async () => expect(await dump()).not.toContain(old), 15_000);
  expect(await dump()).toContain(young);
  await store.put(PLATFORM_WIDE, THING, fresh({ id: place.id, references: { person } }));
  expect(await store.query(PLATFORM_WIDE, THING, 'person', person)).toHaveLength(1);
});

test('leaves no entry behind when items go or are written over', async () => {
  const references = { person: `person ${randomUUID()}`, alternate: `alternate ${randomUUID()}` };
  const item = fresh({ id: `item-${randomUUID()}`, references });
  for (let round = 0; round < 3; round += 1) await store.put(PLATFORM_WIDE, THING, item);
  await store.put(PLATFORM_WIDE, THING, { ...item, references: { person: references.person } });
  await vi.waitFor(async () => expect((await dump()).split(item.id).length - 1).toBe(2), 15_000); // the item, one entry
  await store.remove(PLATFORM_WIDE, THING, item.id);
  await vi.waitFor(async () => expect(await dump()).not.toContain(item.id), 15_000);
});

test('an item with a very long id is found by its references too', async () => {
  const [id, alternate] = ['薬'.repeat(2000), randomUUID()];
  await store.put(PLATFORM_WIDE, THING, fresh({ id, references: { alternate } }));
  expect(await store.query(PLATFORM_WIDE, THING, 'alternate', alternate)).toMatchObject([{ id }]);
});

test('a check of a store without its table, or that does not answer, fails', async () => {
  await store.check();
  for (const lost of [{ table: 'nowhere' }, { endpoint: 'http://127.0.0.1:1' }]) {
    const other = openDynamodbStore({ ...options, ...lost });
    await expect(other.check()).rejects.toThrow();
    await other.close();
  }
});

test('an engine that does not answer is known for an outage; a mistake is not', async () => {
  const away = openDynamodbStore({ ...options, endpoint: 'http://127.0.0.1:1' });
  const unanswered = [() => away.check(), () => away.put(PLATFORM_WIDE, THING, fresh())];
  for (const ask of unanswered) expect(isUnreachable(await ask().catch((error: unknown) => error))).toBe(true);
  await away.close();
  const elsewhere = openDynamodbStore({ ...options, table: 'nowhere' });
  expect(isUnreachable(await elsewhere.check().catch((error: unknown) => error))).toBe(false);
  await elsewhere.close();
});

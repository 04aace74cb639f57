import { randomUUIDv7 } from 'node:crypto';
import { type TenantId, tenantTransaction } from '@kiban/postgres';
import { afterAll, expect, test } from 'vitest';
import { appendEvents, type OutsideEvent } from './append-events.ts';
import { streamKey, takeLocks } from './locks.ts';
import { personalDataMatches } from './personal-data.ts';
import { newTenant, sampleStore, wholeFeed } from './testing/sample-store.ts';

const { home, database, relay, close } = await sampleStore(6);
afterAll(close);
const tenant = newTenant();

const outside = (more: Partial<OutsideEvent> = {}): OutsideEvent => ({
  id: randomUUIDv7(),
  aggregate_kind: 'account',
  aggregate_id: randomUUIDv7(),
  version: 1,
  name: 'account.opened',
  schema_version: 1,
  state: { amount: 1 },
  personal: null,
  payload: { changed: ['amount'] },
  actor: { kind: 'person', id: 'somebody' },
  on_behalf_of: null,
  reason: 'asked',
  request_id: 'request-1',
  occurred_at: '2026-04-01T00:00:00.000001Z',
  ...more,
});
const append = (events: readonly OutsideEvent[], of: TenantId = tenant) =>
  tenantTransaction(database, of, async (transaction) => {
    const keys = events.map((event) => streamKey(event.aggregate_id));
    const [, rows] = await Promise.all([
      takeLocks(transaction, { of: 'streams', keys }),
      transaction.commitWith(appendEvents(transaction, events)),
    ]);
    return rows;
  });

test('an event whose state lives elsewhere reaches the feed with everything it says, its personal part apart', async () => {
  const event = outside({ personal: { login_id: 'hanako' } });
  expect(await append([event])).toEqual([{ id: event.id, appended: true }]);
  const [found] = (await wholeFeed(relay)).filter(({ id }) => id === event.id);
  const { actor, ...rest } = event;
  expect(found).toMatchObject({ ...rest, actor_kind: actor.kind, actor_id: actor.id, tenant_id: tenant });
  const [sealed] = await home.plant<{ salt: Buffer; digest: Buffer; state: object }>(
    `select p.salt, e.personal_digest as digest, e.state from event.personal_data p
     join event.domain_event e on e.id = p.event_id where e.id = $1`,
    [event.id],
  );
  expect(sealed?.state).toEqual({ amount: 1 });
  expect(personalDataMatches({ login_id: 'hanako' }, sealed as never)).toBe(true);
});

test('what happened to one thing within a millisecond keeps its order, whatever the random part of the ids', async () => {
  const stream = randomUUIDv7();
  const idEnding = (end: string): string => `01a20294-bef4-7${end}`;
  const first = outside({ id: idEnding('fff-bfff-ffffffffffff'), aggregate_id: stream, version: 1 });
  const second = outside({ id: idEnding('000-8000-000000000000'), aggregate_id: stream, version: 2 });
  await append([first, second]);
  const found = (await wholeFeed(relay)).filter(({ aggregate_id }) => aggregate_id === stream);
  expect(found.map(({ version }) => version)).toEqual([1, 2]);
});

test('delivered again, alone, with others, or ten times at once, it is there once', async () => {
  const [event, next] = [outside({ personal: { login_id: 'taro' } }), outside()];
  await Promise.all(Array.from({ length: 10 }, () => append([event])));
  expect(await append([event])).toEqual([]);
  expect(await append([event, next])).toEqual([{ id: next.id, appended: true }]);
  const [counted] = await home.plant(
    `select (select count(*)::int from event.domain_event where id = $1) as events,
       (select count(*)::int from event.personal_data where event_id = $1) as personal`,
    [event.id],
  );
  expect(counted).toEqual({ events: 1, personal: 1 });
});

test('a version that another event of the stream has is not taken for delivered', async () => {
  const first = outside();
  const other = outside({ aggregate_id: first.aggregate_id });
  await append([first]);
  expect(await append([other])).toEqual([{ id: other.id, appended: false }]);
});

test('an event of another tenant is not taken for one that was delivered', async () => {
  const event = outside();
  await append([event], newTenant());
  expect(await append([event])).toEqual([{ id: event.id, appended: false }]);
});

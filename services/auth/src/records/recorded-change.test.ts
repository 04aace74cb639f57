import { randomUUIDv7 } from 'node:crypto';
import { type TenantId, tenantId } from '@kiban/postgres';
import { beforeEach, describe, expect, test } from 'vitest';
import { type AuthStore, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';
import { interruptedBefore } from '../store/testing/interrupted.ts';
import { memoryStore } from '../store/testing/memory-store.ts';
import { settlePrepared } from './prepared-record.ts';
import { type NewRecord, PENDING, RECORD } from './record.ts';
import { changeRecorded, takeRecorded } from './recorded-change.ts';

interface Place {
  readonly status: string;
  readonly changes: number;
}

const PLACE = kindOf<Place>('place');
const ID = randomUUIDv7();
const HOUR_MS = 3_600_000;
const tenant: TenantId = tenantId(randomUUIDv7());
let store: ReturnType<typeof memoryStore>;
beforeEach(() => {
  store = memoryStore({ now: 0 });
});

const told = ({ status, changes }: Place): NewRecord => ({
  ...{
    tenant_id: tenant,
    aggregate_kind: 'terminal_place',
    aggregate_id: ID,
    version: changes,
    name: `place.${status}`,
  },
  ...{ state: { status }, actor: { kind: 'service', id: 'test' }, request_id: null, at: 0 },
});
const become = (status: string, on: AuthStore = store) =>
  changeRecorded(on, tenant, PLACE, ID, (current) => {
    const data = { status, changes: (current?.data.changes ?? 0) + 1 };
    return { data, expires_at: null, records: [told(data)] };
  });
const end = (on: AuthStore = store) =>
  takeRecorded(on, tenant, PLACE, ID, ({ changes }) => told({ status: 'ended', changes: changes + 1 }));
const recorded = async () =>
  (await store.query(PLATFORM_WIDE, RECORD, 'alternate', PENDING))
    .map(({ data }) => `${data.version} ${data.name}`)
    .sort();
const status = async () => (await store.get(tenant, PLACE, ID))?.data.status;
const later = () => settlePrepared(store, Date.now() + HOUR_MS);

const goesOffBefore = (write: number): AuthStore => interruptedBefore(store, write);
const WRITES = [0, 1, 2, 3, 4, 5];

describe('whoever changes something and is interrupted', () => {
  test.each(WRITES)('before write %i: what was done is recorded, what was not is not', async (write) => {
    await become('open');
    await become('restricted', goesOffBefore(write)).catch(() => undefined);
    await later();
    const done = (await status()) === 'restricted';
    expect(await recorded()).toEqual(['1 place.open', ...(done ? ['2 place.restricted'] : [])]);
    await later();
    expect(store.dump()).not.toContain('prepared_record');
  });

  test.each(WRITES)('before write %i: whoever changes it next does not lose the record', async (write) => {
    await become('open');
    await become('restricted', goesOffBefore(write)).catch(() => undefined);
    const done = (await status()) === 'restricted';
    await become('closed');
    await later();
    const expected = done ? ['2 place.restricted', '3 place.closed'] : ['2 place.closed'];
    expect(await recorded()).toEqual(['1 place.open', ...expected]);
  });

  test.each(WRITES)('before write %i of an end: an end is recorded when it is one', async (write) => {
    await become('open');
    await end(goesOffBefore(write)).catch(() => undefined);
    await later();
    const ended = (await status()) === undefined;
    expect(await recorded()).toEqual(['1 place.open', ...(ended ? ['2 place.ended'] : [])]);
  });

  test.each(WRITES)('before write %i, and then it ends: both are recorded', async (write) => {
    await become('open', goesOffBefore(write)).catch(() => undefined);
    const done = (await status()) === 'open';
    await end();
    await later();
    expect(await recorded()).toEqual(done ? ['1 place.open', '2 place.ended'] : []);
  });
});

test('of many who change it at once each is recorded once, and of many who end it one', async () => {
  await Promise.all(Array.from({ length: 8 }, (_, each) => become(`s${each}`)));
  expect((await recorded()).map((line) => line.split(' ')[0])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  const ends = await Promise.all(Array.from({ length: 5 }, () => end()));
  expect(ends.filter((taken) => taken !== undefined)).toHaveLength(1);
  expect((await recorded()).filter((line) => line.includes('ended'))).toEqual(['9 place.ended']);
  await later();
  expect(await recorded()).toHaveLength(9);
});

test('what is not finished yet is left alone for a while', async () => {
  await become('open');
  await become('restricted', goesOffBefore(2)).catch(() => undefined);
  expect([await settlePrepared(store, Date.now()), await recorded()]).toEqual([0, ['1 place.open']]);
});

test('somebody slower than the round that tidies up records what they did all the same', async () => {
  await become('open');
  const slow: AuthStore = {
    ...store,
    replace: async (...given) => {
      await later();
      return store.replace(...given);
    },
  };
  await become('restricted', slow);
  expect(await recorded()).toEqual(['1 place.open', '2 place.restricted']);
});

test('the same place of another tenant says nothing of whether it was done', async () => {
  await become('open', goesOffBefore(1)).catch(() => undefined);
  const elsewhere = tenantId(randomUUIDv7());
  await changeRecorded(store, elsewhere, PLACE, ID, () => ({
    ...{ data: { status: 'open', changes: 1 }, expires_at: null, records: [] },
  }));
  await later();
  expect(await recorded()).toEqual([]);
});

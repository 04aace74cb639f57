import { randomUUIDv7 } from 'node:crypto';
import { openDatabase, type TenantId, tenantId } from '@kiban/postgres';
import { openLogger } from '@kiban/telemetry';
import { testDatabase } from '@kiban/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { testStores } from '../store/testing/test-stores.ts';
import { deliverPendingRecords, deliverRecords } from './deliver-records.ts';
import { keepRecord, PENDING, RECORD } from './record.ts';
import { recordSessionEnded, recordSessionStarted } from './sessions.ts';
import { waitingRecords } from './waiting-records.ts';

const home = await testDatabase();
const engines = await Promise.all(testStores().map(async ({ engine, open }) => ({ engine, ...(await open()) })));
const open = () => openDatabase({ url: home.urlOf('kiban_auth_recorder'), connections: 2, application: 'test' });
const database = open();
const log: string[] = [];
const logger = openLogger({ service: 'auth', format: 'json', level: 'debug', write: (line) => void log.push(line) });
afterAll(async () => {
  await Promise.all([...engines.map(({ close }) => close()), database.close()]);
  await home.drop();
});

const session = (tenant: TenantId) => ({
  ...{ session_id: randomUUIDv7(), person_id: randomUUIDv7(), user_id: randomUUIDv7(), tenant_id: tenant },
  ...{
    acr: 'urn:kiban:acr:mfa',
    amr: ['pwd', 'otp', 'mfa'],
    auth_time: 1,
    vouched_by: ['operator'] as const,
    proofs: [],
    ...{ seen_at: 1, limits: { idle_seconds: 1800, ends_at: 43_200 } },
  },
});
const origin = { request_id: 'request-1', ip_address: '192.0.2.1', at: Date.parse('2026-04-01T00:00:00Z') };
const newTenant = (): TenantId => tenantId(randomUUIDv7());
const eventsOf = (id: string) =>
  home.plant<Record<string, unknown>>(
    `select e.tenant_id, e.name, e.version, e.state, e.actor_kind, e.actor_id, e.request_id, p.fields as personal
     from event.domain_event e left join event.personal_data p on p.event_id = e.id
     where e.aggregate_id = $1 order by e.version`,
    [id],
  );
describe.each(engines)('on $engine', ({ store }) => {
  const started = async (of: ReturnType<typeof session>) =>
    recordSessionStarted(store, of, { client_id: 'console', known_device: false }, origin);

  test('a sign-in and its end become events of the tenant, in order, with the address apart as personal data', async () => {
    const of = session(newTenant());
    await started(of);
    const mark = { record_id: randomUUIDv7(), reason: 'user_suspended', at: origin.at } as const;
    const by = { actor: { kind: 'service', id: 'auth' }, note: null, request_id: 'request-1' } as const;
    await recordSessionEnded(store, of, mark, by);
    await deliverPendingRecords(store, database, logger);
    expect(await eventsOf(of.session_id)).toMatchObject([
      {
        ...{ tenant_id: of.tenant_id, name: 'session.started', version: 1, request_id: 'request-1' },
        ...{ actor_kind: 'person', actor_id: of.user_id, personal: { ip_address: '192.0.2.1' } },
        state: { person_id: of.person_id, client_id: 'console', status: 'active' },
      },
      { name: 'session.ended', version: 2, state: { end_reason: 'user_suspended' }, personal: null },
    ]);
    expect(await store.query(PLATFORM_WIDE, RECORD, 'alternate', PENDING)).toEqual([]);
  });

  test('each is delivered once, though several deliver at once and one dies before it could say so', async () => {
    const all = Array.from({ length: 12 }, () => session(newTenant()));
    for (const of of all) await started(of);
    const waiting = await store.query(PLATFORM_WIDE, RECORD, 'alternate', PENDING);
    await Promise.all(Array.from({ length: 4 }, () => deliverPendingRecords(store, database, logger)));
    for (const item of waiting) await store.put(PLATFORM_WIDE, RECORD, item); // as it was before it could be removed
    await deliverPendingRecords(store, database, logger);
    for (const of of all) expect(await eventsOf(of.session_id)).toHaveLength(1);
    expect(await store.query(PLATFORM_WIDE, RECORD, 'alternate', PENDING)).toEqual([]);
  });

  test('while the database of events is away records wait, and come when it is back', async () => {
    const away = openDatabase({
      url: 'postgres://kiban_auth_recorder:x@127.0.0.1:1/kiban',
      connections: 1,
      application: 'x',
    });
    const of = session(newTenant());
    await started(of);
    await expect(deliverPendingRecords(store, away, logger)).rejects.toThrow();
    await away.close();
    expect(await eventsOf(of.session_id)).toEqual([]);
    const oldest = new Date(origin.at).toISOString();
    expect(await waitingRecords(store)).toEqual({ waiting: 1, oldest, set_aside: 0 });
    const controller = new AbortController();
    const delivering = deliverRecords({ store, database, logger, signal: controller.signal, pollMs: 5 });
    await expect.poll(() => eventsOf(of.session_id)).toHaveLength(1);
    controller.abort();
    await delivering;
  });

  test('a record that contradicts its stream is set aside and said so; the others are delivered', async () => {
    const [of, other] = [session(newTenant()), session(newTenant())];
    await started(of);
    await started(of);
    await started(other);
    await deliverPendingRecords(store, database, logger);
    expect(await eventsOf(of.session_id)).toHaveLength(1);
    expect(await eventsOf(other.session_id)).toHaveLength(1);
    expect(await waitingRecords(store)).toEqual({ waiting: 0, oldest: null, set_aside: 1 });
    expect(log.some((line) => line.includes('was set aside'))).toBe(true);
  });

  test('the recorder writes records of sign-in only', async () => {
    const record = {
      tenant_id: newTenant(),
      aggregate_kind: 'user' as never,
      aggregate_id: randomUUIDv7(),
      version: 1,
    };
    const rest = {
      name: 'user.added',
      state: {},
      actor: { kind: 'service', id: 'auth' },
      request_id: null,
      at: 0,
    } as const;
    await keepRecord(store, { ...record, ...rest });
    await expect(deliverPendingRecords(store, database, logger)).rejects.toMatchObject({ code: '42501' });
    await store.removeAll(PLATFORM_WIDE, [RECORD], 'alternate', PENDING);
  });

  test('a long wait is worked off in pages, every stream in order, also where a page ends between two of one moment', async () => {
    const streams = Array.from({ length: 10 }, () => session(newTenant()));
    for (const [at, of] of streams.entries()) {
      const common = { tenant_id: of.tenant_id, aggregate_kind: 'session', aggregate_id: of.session_id } as const;
      const rest = { ...common, actor: { kind: 'service', id: 'auth' }, request_id: null, at: origin.at } as const;
      const idOf = (digit: number): string => randomUUIDv7().replace(/^(.{12}).-7.../, `$1${at}-7${digit}00`);
      await keepRecord(store, { ...rest, id: idOf(9), version: 1, name: 'session.started', state: {} });
      await keepRecord(store, { ...rest, id: idOf(1), version: 2, name: 'session.ended', state: {} });
    }
    expect(await deliverPendingRecords(store, database, logger, 3)).toBe(20);
    for (const of of streams) {
      const events = await home.plant<{ version: number }>(
        'select version from event.domain_event where aggregate_id = $1 order by position',
        [of.session_id],
      );
      expect(events.map(({ version }) => version)).toEqual([1, 2]);
    }
    expect(await waitingRecords(store)).toMatchObject({ waiting: 0 });
  });
});

import { randomUUIDv7 } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventStoreModule } from '@kiban/event-store';
import {
  type DatabaseServer,
  openDatabaseServer,
  postgresModule,
  prepareDatabase,
  superuserPassword,
} from '@kiban/postgres';
import { Client } from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { loginViewAge } from './login-view/freshness.ts';
import { findTenantByCode } from './login-view/login-view.ts';
import { authLinkModule } from './module.ts';
import { browser } from './protocol/testing/browser.ts';
import { payloadOf } from './protocol/testing/relying-party.ts';
import { waitingRecords } from './records/waiting-records.ts';
import { testStores } from './store/testing/test-stores.ts';
import { openWholeAuth, type WholeAuth, type WholePerson } from './testing/whole-auth.ts';

// The platform's database is a server of this file's own, so that it can be killed; the auth store is elsewhere.
const folder = mkdtempSync(join(tmpdir(), 'kiban-outage-'));
chmodSync(folder, 0o755); // the server's own user must be able to reach its data
let server: DatabaseServer = await openDatabaseServer({ home: folder });
await prepareDatabase(server, [postgresModule, eventStoreModule, authLinkModule]);
const port = Number(new URL(server.ownerUrl).port);
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function rows<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const url = new URL(server.ownerUrl);
  url.username = 'postgres';
  url.password = superuserPassword(join(folder, 'postgres'));
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** As when its machine loses power: nobody is asked, nothing is written any more. */
async function kill(): Promise<void> {
  const [setting] = await rows<{ data_directory: string }>('show data_directory');
  const lock = readFileSync(join(setting?.data_directory ?? '', 'postmaster.pid'), 'utf8');
  process.kill(Number(lock.split('\n')[0]), 'SIGKILL');
}

async function start(): Promise<void> {
  const before = server;
  server = await openDatabaseServer({ home: folder, port });
  await before.close();
}

interface Done {
  readonly sessions: Set<string>;
  readonly signedOut: Set<string>;
  readonly failures: string[];
  readonly counts: Record<string, number>;
}

/** What people and products do all day, once: each step must succeed, whatever is away. */
async function aDay(auth: WholeAuth, products: readonly Product[], who: WholePerson, done: Done, leaves: boolean) {
  const [product, other] = products as [Product, Product];
  const step = async <T>(name: string, act: () => Promise<T>): Promise<T | undefined> => {
    try {
      const result = await act();
      done.counts[name] = (done.counts[name] ?? 0) + 1;
      return result;
    } catch (error) {
      done.failures.push(`${name}: ${String(error)}`);
      return undefined;
    }
  };
  const in_ = browser();
  const tokens = await step('sign-in with two factors', () => auth.signIn(product, who, in_));
  if (tokens === undefined) return;
  done.sessions.add(String(payloadOf(tokens.access_token).sid));
  await step('another product, without being asked', () =>
    other.signIn({ in: in_, more: { tenant: who.tenant.code } }),
  );
  const refresh_token = tokens.refresh_token ?? '';
  await step('refresh', async () => {
    const answer = await product.post('token_endpoint', { grant_type: 'refresh_token', refresh_token });
    expect(answer.status).toBe(200);
  });
  await step('introspection', async () => {
    const answer = await product.post('introspection_endpoint', { token: tokens.access_token });
    expect(answer.body).toMatchObject({ active: true });
  });
  await step('keys', async () => {
    const response = await fetch(`${auth.issuer}/jwks`);
    expect(((await response.json()) as { keys: object[] }).keys.length).toBeGreaterThan(0);
  });
  if (!leaves) return;
  await step('sign-out', async () => {
    const address = `${auth.issuer}/session/end?id_token_hint=${tokens.id_token}`;
    await in_.go(address);
    const again = await product.begin({ tenant: who.tenant.code, prompt: 'none' });
    expect((await in_.go(again.address)).at.searchParams.get('error')).toBe('login_required');
  });
  done.signedOut.add(String(payloadOf(tokens.access_token).sid));
}
type Product = Awaited<ReturnType<WholeAuth['product']>>;

const PEOPLE = 12;
const AT_ONCE = 3;

describe.each(testStores())('with the auth store on $engine', ({ engine, open }) => {
  test('the platform’s database is killed under load and comes back: everybody signs in, and no record is lost', async () => {
    const { store, close } = await open();
    const urls = { feedUrl: server.urlOf('kiban_login_view'), recorderUrl: server.urlOf('kiban_auth_recorder') };
    const auth = await openWholeAuth({ store, ...urls });
    const products = [await auth.product(), await auth.product()];
    const tenant = await auth.tenant(`aoba-${engine}`);
    const people: WholePerson[] = [];
    for (let count = 0; count < PEOPLE; count += 1) people.push(await auth.person(tenant));
    const done: Done = { sessions: new Set(), signedOut: new Set(), failures: [], counts: {} };
    let days = 0;
    const work = async (): Promise<void> => {
      for (let who = people.shift(); who !== undefined; who = people.shift()) {
        days += 1;
        await aDay(auth, products, who, done, days % 2 === 0);
      }
    };
    const working = Promise.all(Array.from({ length: AT_ONCE }, work));
    const upTo = async (count: number): Promise<void> => {
      while (days < count) await sleep(20);
    };
    await upTo(3);
    await kill();
    const killedAt = days;
    await upTo(9);
    const [duringOutage, waiting] = [days - killedAt, (await waitingRecords(store)).waiting];
    expect((await fetch(`${auth.origin}/readyz`)).status).toBe(200);
    await start();
    await working;

    expect(done.failures).toEqual([]);
    expect(duringOutage).toBeGreaterThanOrEqual(5);
    expect(waiting).toBeGreaterThan(0);
    await expect
      .poll(() => waitingRecords(store), { timeout: 20_000 })
      .toEqual({ waiting: 0, oldest: null, set_aside: 0 });
    const events = await rows<{ id: string; names: string }>(
      `select aggregate_id as id, string_agg(name, ' ' order by version) as names from event.domain_event
       where aggregate_kind = 'session' and tenant_id = $1 group by aggregate_id`,
      [tenant.tenant_id],
    );
    expect(done.sessions.size).toBe(PEOPLE);
    expect(new Set(events.map(({ id }) => id))).toEqual(done.sessions);
    for (const { id, names } of events)
      expect(names).toBe(done.signedOut.has(id) ? 'session.started session.ended' : 'session.started');
    await hearsAgain(store);
    console.info(
      `${engine}: ${JSON.stringify({ ...done.counts, duringOutage, waiting, failed: done.failures.length })}`,
    );
    await auth.close();
    await close();
  }, 120_000);
});

/** What the directory says once it is back is heard, and the login view is as young as before. */
async function hearsAgain(store: Parameters<typeof findTenantByCode>[0]): Promise<void> {
  const [id, code] = [randomUUIDv7(), `back-${randomUUIDv7().slice(-12)}`];
  await rows(
    `insert into event.domain_event (id, tenant_id, aggregate_kind, aggregate_id, version, name, schema_version, state,
       payload, actor_kind, actor_id, occurred_at)
     values ($1, $2, 'tenant', $2, 1, 'tenant.created', 1, $3, '{}', 'operator', 'test', now())`,
    [randomUUIDv7(), id, JSON.stringify({ code, name: code, status: 'active' })],
  );
  await expect.poll(() => findTenantByCode(store, code), { timeout: 15_000 }).toMatchObject({ status: 'active' });
  await expect.poll(() => loginViewAge(store, Date.now()), { timeout: 15_000 }).toBeLessThan(10);
}

import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type TenantId, tenantId } from '@kiban/postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tell } from '../api/testing/told.ts';
import { licensedUse } from '../login-view/licensed-use.ts';
import { findTenantByCode, findUser, findUserByLoginId } from '../login-view/login-view.ts';
import { recordsWaiting } from '../records/testing/records-waiting.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { type TestStore, testStores } from '../store/testing/test-stores.ts';
import { bindSessionToDevice } from './device-sessions.ts';
import { KillTargetUnknown, killAccess } from './kill-switch.ts';
import { type LogoutNotice, tellClients } from './logout-notices.ts';
import { revocationsSince } from './revocation.ts';
import { revoke } from './revoke.ts';
import { type BrowserSession, GRANT, SESSION } from './session-kinds.ts';

const cause = () =>
  ({
    reason: 'user_suspended',
    actor: { kind: 'service', id: 'auth' },
    note: null,
    request_id: null,
    at: Date.now(),
  }) as const;
const command = (lock_out = false) => ({ operator: 'sato', reason: 'stolen', lock_out, at: Date.now() });

// no database but the auth store: nothing here may need another
describe.each(testStores())('on $engine', ({ open }) => {
  let opened: TestStore;
  let store: AuthStore;
  beforeAll(async () => {
    opened = await open();
    store = opened.store;
  });
  afterAll(() => opened.close());

  interface Planted {
    readonly uid: string;
    readonly person_id: string;
    /** One for each tenant. */
    readonly sessions: readonly string[];
  }

  /** A browser's session of a person in some tenants, with a client's grant in each. */
  async function plant(tenants: readonly TenantId[], person_id: string = randomUUIDv7()): Promise<Planted> {
    const uid = randomUUIDv7();
    const entered = tenants.map((tenant_id) => ({
      ...{ tenant_id, person_id, user_id: randomUUIDv7(), session_id: randomUUIDv7(), acr: 'urn:kiban:acr:mfa' },
      ...{
        amr: [],
        auth_time: 0,
        seen_at: 0,
        limits: { idle_seconds: 3600, ends_at: 0 },
        vouched_by: ['operator'] as const,
        proofs: [],
      },
    }));
    const authorizations = Object.fromEntries(
      tenants.map((tenant) => [`rp-${tenant}`, { sid: `sid-${uid}-${tenant}` }]),
    );
    const data: BrowserSession = { uid, accountId: person_id, entered, authorizations };
    await store.put(PLATFORM_WIDE, SESSION, {
      ...{ id: randomUUIDv7(), data, references: { person: person_id, alternate: uid }, expires_at: null },
    });
    for (const { tenant_id, user_id, session_id } of entered) {
      const id = randomUUIDv7();
      const grant = {
        accountId: person_id,
        clientId: `rp-${tenant_id}`,
        tenant_id,
        user_id,
        session_id,
        browser_session: uid,
      };
      const references = { person: person_id, session: uid, grant: id, alternate: session_id };
      await store.put(PLATFORM_WIDE, GRANT, { id, data: grant, references, expires_at: null });
    }
    return { uid, person_id, sessions: entered.map(({ session_id }) => session_id) };
  }
  const newTenant = (): TenantId => tenantId(randomUUIDv7());
  const recordsOf = async (session: string) =>
    (await recordsWaiting(store)).filter(({ aggregate_id }) => aggregate_id === session);
  const grantsOf = async ({ person_id }: Planted) =>
    (await store.query(PLATFORM_WIDE, GRANT, 'person', person_id)).map(({ data }) => data.tenant_id);
  const lives = async ({ uid }: Planted) => (await store.query(PLATFORM_WIDE, SESSION, 'alternate', uid)).length === 1;

  test('however many end a session at once, and again later, its end is recorded once and told once', async () => {
    const planted = await plant([newTenant()]);
    await Promise.all(Array.from({ length: 5 }, () => revoke(store, { person_id: planted.person_id }, cause())));
    await revoke(store, { person_id: planted.person_id }, cause());
    expect(await recordsOf(planted.sessions[0] ?? '')).toHaveLength(1);
    expect([await lives(planted), await grantsOf(planted)]).toEqual([false, []]);
  });

  test('what was interrupted after its record was written is finished by whoever comes again', async () => {
    const planted = await plant([newTenant()]);
    const broken = { ...store, removeAll: () => Promise.reject(new Error('out')) };
    await expect(revoke(broken, { person_id: planted.person_id }, cause())).rejects.toThrow('out');
    await revoke(store, { person_id: planted.person_id }, { ...cause(), reason: 'by_operator' });
    const [record, ...others] = await recordsOf(planted.sessions[0] ?? '');
    expect([record?.state.end_reason, others]).toEqual(['user_suspended', []]);
    expect(await grantsOf(planted)).toEqual([]);
  });

  test('what ends in one tenant goes on in the other, and only the clients of the one are told', async () => {
    const [one, other] = [newTenant(), newTenant()];
    const planted = await plant([one, other]);
    const ended = await revoke(store, { person_id: planted.person_id, tenant_id: one }, cause());
    expect(ended.map(({ tenant_id }) => tenant_id)).toEqual([one]);
    expect([await lives(planted), await grantsOf(planted)]).toEqual([true, [other]]);
    const told: string[] = [];
    await tellClients(store, Date.now, async ({ sid }) => void told.push(sid));
    expect(told).toContain(`sid-${planted.uid}-${one}`);
    expect(told).not.toContain(`sid-${planted.uid}-${other}`);
  });

  test('a client that does not answer is told again, by one of several processes at a time', async () => {
    const planted = await plant([newTenant()]);
    await revoke(store, { person_id: planted.person_id }, cause());
    let now = Date.now() + 1000;
    const tried: string[] = [];
    const attempt = (answers: boolean) =>
      tellClients(
        store,
        () => now,
        async ({ person_id, sid }) => {
          if (person_id === planted.person_id) tried.push(sid);
          if (!answers) throw new Error('does not answer');
        },
      );
    await Promise.all([attempt(false), attempt(false), attempt(false)]);
    expect(tried).toHaveLength(1);
    await attempt(true);
    expect(tried).toHaveLength(1);
    now += 60_000;
    await attempt(true);
    now += 60_000;
    await attempt(true);
    expect(tried).toHaveLength(2);
  });

  test('whoever waits for the clients goes on when they were told, and nobody tells them again', async () => {
    const planted = await plant([newTenant()]);
    const told: string[] = [];
    const tell = async ({ person_id, sid }: LogoutNotice) => {
      await sleep(50);
      if (person_id === planted.person_id) told.push(sid);
    };
    await revoke(store, { person_id: planted.person_id }, { ...cause(), tell });
    expect(told).toHaveLength(1);
    await tellClients(store, () => Date.now() + 60_000, tell);
    expect(told).toHaveLength(1);
  });

  test('a client that is out keeps nobody waiting for more than a moment, and is told later', async () => {
    const planted = await plant([newTenant()]);
    const { promise, resolve: answer } = Promise.withResolvers<void>();
    await revoke(store, { person_id: planted.person_id }, { ...cause(), tell: () => promise });
    const told: string[] = [];
    const tell = async ({ person_id, sid }: LogoutNotice) => {
      if (person_id === planted.person_id) told.push(sid);
    };
    await tellClients(store, Date.now, tell);
    expect(told).toEqual([]);
    await tellClients(store, () => Date.now() + 60_000, tell);
    expect(told).toHaveLength(1);
    answer();
  });

  test('a lost device ends the sessions on it, in its tenant, and no others of the person', async () => {
    const [tenant, other, device_id] = [newTenant(), newTenant(), randomUUIDv7()];
    const [on, elsewhere] = [await plant([tenant]), await plant([tenant])];
    const expires_at = Math.ceil(Date.now() / 1000) + 600;
    await bindSessionToDevice(store, tenant, { device_id, browser_session: on.uid, expires_at });
    expect(await revoke(store, { tenant_id: other, device_id }, cause())).toEqual([]);
    expect(await lives(on)).toBe(true);
    await revoke(store, { tenant_id: tenant, device_id }, cause());
    expect([await lives(on), await lives(elsewhere)]).toEqual([false, true]);
  });

  test('a person’s end is told to each of their tenants apart: none learns of another', async () => {
    const tenants = [newTenant(), newTenant()];
    const planted = await plant(tenants);
    await revoke(store, { person_id: planted.person_id }, cause());
    const written = (await revocationsSince(store, Date.now() - 10_000)).filter(
      (one) => one.person_id === planted.person_id,
    );
    expect(written.map(({ tenant_id }) => tenant_id).sort()).toEqual([...tenants].sort());
  });

  /** A tenant as sign-in knows it, with somebody at work. */
  async function known() {
    const [tenant, user_id] = [newTenant(), randomUUIDv7()];
    const code = `t-${tenant.slice(-12)}`;
    await tell(store, tenant, { kind: 'tenant', id: tenant, state: { code, name: code, status: 'active' } });
    const planted = await plant([tenant]);
    const user = { kind: 'user', id: user_id, personal: { login_id: 'hanako' } } as const;
    await tell(store, tenant, { ...user, state: { person_id: planted.person_id, status: 'active' } });
    const suspended = { ...user, state: { person_id: planted.person_id, status: 'suspended' }, version: 2 };
    const resumed = { ...user, state: { person_id: planted.person_id, status: 'active' }, version: 3 };
    return { tenant, code, user_id, planted, suspended, resumed };
  }

  test('the kill switch ends a user’s access and keeps them out until the directory says something new', async () => {
    const { tenant, code, user_id, planted, resumed } = await known();
    const killed = await killAccess(store, { tenant: code, user: 'HANAKO' }, command(true));
    expect(killed).toEqual({ sessions: 1, locked_out: [user_id] });
    expect([await lives(planted), await grantsOf(planted)]).toEqual([false, []]);
    expect((await findUserByLoginId(store, tenant, 'hanako'))?.status).toBe('suspended');
    await tell(store, tenant, { ...resumed, version: 2 });
    expect((await findUser(store, tenant, user_id))?.status).toBe('active');
  });

  test('the kill switch ends one session, a client, a person, a whole tenant', async () => {
    const { tenant, code, user_id, planted } = await known();
    const { grantStands } = licensedUse(store, Date.now);
    const stands = (granted_at: number) => grantStands({ client_id: 'rx', tenant_id: tenant, user_id, granted_at });
    const now = Math.floor(Date.now() / 1000);
    const [session_id = ''] = planted.sessions;
    expect((await killAccess(store, { tenant: code, session_id }, command())).sessions).toBe(1);
    const person = await plant([tenant], planted.person_id);
    expect((await killAccess(store, { person_id: planted.person_id }, command())).sessions).toBe(1);
    expect(await lives(person)).toBe(false);
    expect(await stands(now)).toBe(true);
    await killAccess(store, { client_id: 'rx', tenant: code }, command());
    await expect.poll(() => stands(now), { timeout: 3000 }).toBe(false);
    expect(await stands(now + 60)).toBe(true);
    await killAccess(store, { tenant: code }, { ...command(true), at: Date.now() + 60_000 });
    await expect.poll(() => stands(now + 60), { timeout: 3000 }).toBe(false);
    expect((await findTenantByCode(store, code))?.status).toBe('ended');
  });

  test('the kill switch says when it knows nobody of that name, and does nothing', async () => {
    const { code, planted } = await known();
    await expect(killAccess(store, { tenant: code, user: 'taro' }, command(true))).rejects.toThrow(KillTargetUnknown);
    await expect(killAccess(store, { tenant: 'nowhere' }, command(true))).rejects.toThrow(KillTargetUnknown);
    expect(await lives(planted)).toBe(true);
  });

  test('what the kill switch did stands in the platform’s books', async () => {
    const platform = newTenant();
    await tell(store, platform, {
      kind: 'tenant',
      id: platform,
      state: { code: 'platform', name: 'K', status: 'active' },
    });
    const { code } = await known();
    await killAccess(store, { tenant: code, user: 'hanako' }, command(true));
    const kept = await recordsWaiting(store);
    expect(
      kept.find(({ name, state }) => name === 'operator_act.access_revoked' && state.tenant === code),
    ).toMatchObject({
      ...{ tenant_id: platform, actor: { kind: 'operator', id: 'sato' } },
      state: { user: 'hanako', reason: 'stolen', lock_out: true },
    });
  });
});

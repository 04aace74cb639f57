import { randomUUIDv7 } from 'node:crypto';
import { roleKey } from '@kiban/service';
import { openLogger } from '@kiban/telemetry';
import { expect, test } from 'vitest';
import { giveRole, plantUser } from '../api/testing/planted-tenant.ts';
import { testApi } from '../api/testing/test-api.ts';
import { tell } from '../api/testing/told.ts';
import { DISPATCH } from '../mails/mail.ts';
import { RECORD } from '../records/record.ts';
import { revocationsSince } from '../sessions/revocation.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { closeExpiredSessions, closeSessionsOfGrant } from './close-support-session.ts';
import { supportReports } from './report-mail.ts';
import { findSupportSession, SUPPORT_SESSION, supportItem } from './support-session.ts';
import { noteSupportUse, usableSupportSession } from './use-support-session.ts';

const api = await testApi();
const { store, platform } = api;
await tell(store, platform, {
  kind: 'tenant',
  id: platform,
  state: { code: 'platform', name: '運営', status: 'active' },
});
const SCOPE = 'auth:read auth:write';
const parts = { store, clock: Date.now };

async function member(role: 'support' | 'platform_operator' = 'support') {
  const user = await plantUser(store, platform, { marker: '支援' });
  await giveRole(store, platform, { user_id: user.id, role: roleKey(role) });
  return { ...user, token: await api.tokenOf({ tenant_id: platform, user, scope: SCOPE }) };
}

/** A customer that lets somebody look for an hour. */
async function letting(staff: { readonly id: string; readonly person_id: string }, more: object = {}) {
  const customer = await api.plantTenant();
  const [hour, now] = [3_600_000, Date.now()];
  const state = {
    ...{ staff_user_id: staff.id, staff_person_id: staff.person_id, ticket: 'T-7', reason: '画面の確認', hours: 1 },
    ...{ unmasked: false, status: 'approved', decided_by: customer.administrator.id },
    ...{ starts_at: new Date(now - 1000).toISOString(), ends_at: new Date(now + 2 * hour).toISOString(), ...more },
  };
  const grant_id = await tell(store, customer.id as never, { kind: 'support_grant', state });
  const token = await api.tokenOf({ tenant_id: customer.id, user: customer.administrator, scope: SCOPE });
  return { ...customer, grant_id, token, state, user_id: customer.ids.users?.[0] ?? '' };
}

async function ask(token: string, method: string, path: string, body?: object) {
  const answer = await api.send({ method, path, token, headers: {}, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, json: answer.json as Record<string, never> };
}
const open = (token: string, { grant_id, user_id }: { grant_id: string; user_id: string }, more: object = {}) =>
  ask(token, 'post', '/support-sessions', { grant_id, user_id, ...more });
const eventsOf = async (id: unknown) =>
  (await store.query(PLATFORM_WIDE, RECORD, 'alternate', 'pending'))
    .map(({ data }) => data)
    .filter(({ aggregate_id }) => aggregate_id === id)
    .sort((one, other) => one.version - other.version);

test('staff open a session on the customer’s leave, it is used, closed, recorded in the customer’s books and reported', async () => {
  const staff = await member();
  const where = await letting(staff);
  const opened = await open(staff.token, where);
  expect(opened).toMatchObject({
    status: 201,
    json: { tenant_id: where.id, ticket: 'T-7', scopes: ['directory:read', 'asset:read'] },
  });
  const { id, secret } = opened.json as unknown as { id: string; secret: string };
  const usable = await usableSupportSession(store, secret, Date.now());
  expect(Number(usable?.ends_at) - Date.now()).toBeLessThanOrEqual(3_600_000);
  await noteSupportUse(store, id, {
    at: Date.now(),
    client_id: 'rx',
    audience: 'urn:kiban:api',
    scope: 'directory:read',
  });
  const shown = (await ask(where.token, 'get', '/support-sessions?open=true')).json.items as unknown as {
    id: string;
  }[];
  expect(shown.filter((each) => each.id === id)).toMatchObject([
    { id, staff_user_id: staff.id, user_id: where.user_id, uses: [{ client_id: 'rx', scope: 'directory:read' }] },
  ]);
  const closed = await ask(staff.token, 'post', `/support-sessions/${id}/close`, { reason: '確認済み' });
  expect(closed).toMatchObject({ status: 200, json: { end: 'by_staff', use_count: 1 } });
  expect(await usableSupportSession(store, secret, Date.now())).toBeUndefined();
  expect(await revocationsSince(store, Date.now() - 60_000)).toContainEqual(
    expect.objectContaining({ tenant_id: where.id, session_id: id }),
  );
  const events = await eventsOf(id);
  expect(events.map(({ name, tenant_id }) => [name, tenant_id])).toEqual(
    ['support_session.opened', 'support_session.used', 'support_session.closed'].map((name) => [name, where.id]),
  );
  expect(events[2]?.state).toMatchObject({ status: 'closed', uses: [{ client_id: 'rx' }] });
  expect(JSON.stringify(await store.query(PLATFORM_WIDE, SUPPORT_SESSION, 'grant', where.grant_id))).not.toContain(
    secret.slice(37),
  );
  const reports = (await store.query(PLATFORM_WIDE, DISPATCH, 'alternate', 'waiting:ordinary')).map(({ data }) => data);
  const report = reports.find(({ about }) => about === id);
  expect(report).toMatchObject({ purpose: 'support_report', user_id: where.administrator.id });
  if (report === undefined) throw new Error('There is no report.');
  const logger = openLogger({ service: 'auth', format: 'json', level: 'error' });
  const mail = await supportReports.compose({ ...parts, origin: 'https://auth.test', logger }, report, null);
  for (const words of ['T-7', 'rx', 'directory:read', '閲覧が終了しました', 'Support access is over'])
    expect(JSON.stringify(mail)).toContain(words);
  expect((await ask(staff.token, 'post', `/support-sessions/${id}/close`, { reason: 'x' })).json).toMatchObject({
    code: 'already_closed',
  });
});

test.each([
  ['was only asked for', { status: 'requested', starts_at: null, ends_at: null }],
  ['was taken back', { status: 'revoked' }],
  ['is over', { ends_at: new Date(Date.now() - 1000).toISOString() }],
  ['begins later', { starts_at: new Date(Date.now() + 60_000).toISOString() }],
])('no session is opened on a leave that %s', async (_, state) => {
  const staff = await member();
  expect((await open(staff.token, await letting(staff, state))).status).toBe(404);
});

test('no session on somebody else’s leave, as a user of another tenant, as nobody, by other staff, by a customer or a program', async () => {
  const [staff, colleague] = [await member(), await member()];
  const [where, other] = [await letting(staff), await letting(colleague)];
  expect((await open(colleague.token, where)).status).toBe(404);
  expect((await open(staff.token, { ...where, user_id: other.user_id })).status).toBe(404);
  expect((await open(staff.token, { ...where, user_id: randomUUIDv7() })).status).toBe(404);
  expect((await open((await member('platform_operator')).token, where)).status).toBe(403);
  expect((await open(where.token, where)).status).toBe(404);
  const program = await api.tokenOf({ tenant_id: platform, scope: SCOPE });
  expect([403, 404]).toContain((await open(program, where)).status);
});

test('a session is at most an hour, and no longer than the leave', async () => {
  const staff = await member();
  expect((await open(staff.token, await letting(staff), { minutes: 61 })).status).toBe(400);
  const ends_at = new Date(Date.now() + 60_000).toISOString();
  const short = await open(staff.token, await letting(staff, { ends_at }));
  expect(short.json).toMatchObject({ ends_at });
});

test('the customer ends a session; so does taking back the leave; other customers and staff see none of it', async () => {
  const [staff, colleague] = [await member(), await member()];
  const [where, other] = [await letting(staff), await letting(colleague)];
  const [one, two] = [(await open(staff.token, where)).json, (await open(staff.token, where)).json];
  for (const token of [other.token, colleague.token]) {
    expect((await ask(token, 'get', '/support-sessions')).json.items).not.toContainEqual(
      expect.objectContaining({ id: one.id }),
    );
    expect((await ask(token, 'post', `/support-sessions/${one.id}/close`, { reason: 'x' })).status).toBe(404);
  }
  expect((await ask(where.token, 'post', `/support-sessions/${one.id}/close`, { reason: '不要' })).json).toMatchObject({
    end: 'by_customer',
  });
  await tell(store, where.id as never, {
    kind: 'support_grant',
    id: where.grant_id,
    state: { ...where.state, status: 'revoked' },
    version: 2,
  });
  expect(await usableSupportSession(store, String(two.secret), Date.now())).toBeUndefined();
  await closeSessionsOfGrant(parts, where.grant_id);
  expect(await findSupportSession(store, String(two.id))).toMatchObject({ end: 'grant_ended' });
});

test('a session whose time is over is closed by itself, so that the customer hears of it', async () => {
  const staff = await member();
  const { id } = (await open(staff.token, await letting(staff))).json;
  const session = await findSupportSession(store, String(id));
  if (session === undefined) throw new Error('The session is not there.');
  await store.put(PLATFORM_WIDE, SUPPORT_SESSION, supportItem({ ...session, ends_at: Date.now() - 1 }));
  expect(await closeExpiredSessions(parts)).toBeGreaterThanOrEqual(1);
  expect(await findSupportSession(store, String(id))).toMatchObject({ end: 'time_over' });
  await expect(
    noteSupportUse(store, String(id), { at: Date.now(), client_id: 'rx', audience: 'a', scope: '' }),
  ).rejects.toThrow();
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { revoke } from '../../sessions/revoke.ts';
import { browser } from '../testing/browser.ts';
import { payloadOf, relyingParty } from '../testing/relying-party.ts';
import { testProtocol } from '../testing/test-protocol.ts';

const cause = () =>
  ({
    reason: 'by_operator',
    actor: { kind: 'service', id: 'test' },
    note: null,
    request_id: null,
    at: Date.now(),
  }) as const;

const auth = await testProtocol();
const [aoba, minato] = [auth.people.addTenant('aoba'), auth.people.addTenant('minato')];
const person = randomUUID();
const [atAoba, atMinato] = [auth.people.addUser(person, aoba), auth.people.addUser(person, minato)];
const rp = await relyingParty(auth);
const product = await relyingParty(auth);
afterAll(() => auth.close());
beforeEach(() => {
  for (const user of [atAoba, atMinato]) user.active = true;
  for (const list of [auth.pending, auth.entered, auth.ended]) list.length = 0;
});

const by = (more: Record<string, string>, used: ReturnType<typeof browser>, party = rp) =>
  party.signIn({ in: used, more });
const refresh = (refresh_token: string | undefined, party = rp) =>
  party.post('token_endpoint', { grant_type: 'refresh_token', refresh_token: refresh_token ?? '' });

test('a person whom the operator vouches for switches between tenants without being asked', async () => {
  auth.answerWith(auth.people.signInOf(atAoba, ['operator']));
  const used = browser();
  const first = await by({ tenant: 'aoba' }, used);
  const second = await by({ tenant: 'minato' }, used);
  expect(payloadOf(first.access_token)).toMatchObject({ sub: person, tenant_id: aoba, user_id: atAoba.user_id });
  expect(payloadOf(second.access_token)).toMatchObject({ sub: person, tenant_id: minato, user_id: atMinato.user_id });
  expect(second.claims()).toMatchObject({ sub: person, tenant_id: minato, user_id: atMinato.user_id });
  expect(auth.pending).toHaveLength(1);
  expect(auth.entered).toMatchObject([{ tenant_id: minato, user_id: atMinato.user_id, person_id: person }]);
});

test('tokens from before a switch go on saying their own tenant', async () => {
  auth.answerWith(auth.people.signInOf(atAoba, ['operator']));
  const used = browser();
  const first = await by({ tenant: 'aoba' }, used);
  const second = await by({ tenant: 'minato' }, used);
  expect(payloadOf(String((await refresh(first.refresh_token)).body.access_token)).tenant_id).toBe(aoba);
  expect(payloadOf(String((await refresh(second.refresh_token)).body.access_token)).tenant_id).toBe(minato);
  const back = await by({ tenant: 'aoba' }, used);
  expect(payloadOf(back.access_token)).toMatchObject({ tenant_id: aoba, sid: payloadOf(first.access_token).sid });
});

test('no tenant can tell from its session’s id that another was entered', async () => {
  auth.answerWith(auth.people.signInOf(atAoba, ['operator']));
  const used = browser();
  const first = await by({ tenant: 'aoba' }, used);
  const second = await by({ tenant: 'minato' }, used);
  expect(payloadOf(second.access_token).sid).not.toBe(payloadOf(first.access_token).sid);
});

test('without a tenant a client gets the one it was used in; a new client the one used last', async () => {
  auth.answerWith(auth.people.signInOf(atAoba, ['operator']));
  const used = browser();
  await by({ tenant: 'aoba' }, used);
  await by({ tenant: 'minato' }, used, product);
  expect(payloadOf((await by({}, used)).access_token).tenant_id).toBe(aoba);
  const third = await relyingParty(auth);
  expect(payloadOf((await by({}, used, third)).access_token).tenant_id).toBe(aoba);
});

test('credentials that one tenant vouches for open no other: the person is asked to sign in there', async () => {
  auth.answerWith(auth.people.signInOf(atAoba, [aoba]));
  const used = browser();
  await by({ tenant: 'aoba' }, used);
  const { at } = await used.go((await rp.begin({ tenant: 'minato', prompt: 'none' })).address);
  expect(at.searchParams.get('error')).toBe('login_required');
  auth.answerWith(auth.people.signInOf(atMinato, [minato]));
  const second = await by({ tenant: 'minato' }, used);
  expect(payloadOf(second.access_token).tenant_id).toBe(minato);
  expect(auth.pending).toMatchObject([
    { params: { tenant: 'aoba' }, session: null },
    { params: { tenant: 'minato' }, prompt: { reasons: ['tenant'] }, session: { person_id: person, tenant_id: aoba } },
  ]);
  expect(payloadOf((await by({ tenant: 'aoba' }, used)).access_token).tenant_id).toBe(aoba);
  expect(auth.pending).toHaveLength(2);
});

test('somebody who is no user of a tenant, or no active one, does not get in by the session', async () => {
  const elsewhere = auth.people.addTenant('elsewhere');
  expect(elsewhere).toBeTruthy();
  auth.answerWith(auth.people.signInOf(atAoba, ['operator']));
  const used = browser();
  await by({ tenant: 'aoba' }, used);
  atMinato.active = false;
  for (const tenant of ['elsewhere', 'minato', 'nowhere']) {
    const { at } = await used.go((await rp.begin({ tenant, prompt: 'none' })).address);
    expect(at.searchParams.get('error')).toBe('login_required');
  }
});

test('a user who was suspended does not get in by the session any more, and is not shown anything', async () => {
  auth.answerWith(auth.people.signInOf(atAoba, ['operator']));
  const used = browser();
  const { refresh_token } = await by({ tenant: 'aoba' }, used);
  await by({ tenant: 'minato' }, used);
  atAoba.active = false;
  const ended = await revoke(auth.store, { person_id: person, tenant_id: aoba }, cause());
  expect(ended.filter(({ tenant_id }) => tenant_id !== aoba)).toEqual([]);
  expect(ended.length).toBeGreaterThan(0);
  expect((await refresh(refresh_token)).status).toBe(400);
  const { at } = await used.go((await rp.begin({ tenant: 'aoba', prompt: 'none' })).address);
  expect(at.searchParams.get('error')).toBe('login_required');
  expect(payloadOf((await by({ tenant: 'minato', prompt: 'none' }, used)).access_token).tenant_id).toBe(minato);
});

test('a session that was ended in a tenant does not come back to life there when the user is active again', async () => {
  auth.answerWith(auth.people.signInOf(atAoba, ['operator']));
  const used = browser();
  const first = await by({ tenant: 'aoba' }, used);
  const second = await by({ tenant: 'minato' }, used);
  await revoke(auth.store, { person_id: person, tenant_id: aoba }, cause());
  expect((await refresh(first.refresh_token)).status).toBe(400);
  expect((await refresh(second.refresh_token)).status).toBe(200);
  const silently = await used.go((await rp.begin({ tenant: 'aoba', prompt: 'none' })).address);
  expect(silently.at.searchParams.get('error')).toBe('login_required'); // by what goes on elsewhere neither
  const again = await by({ tenant: 'aoba' }, used);
  expect(payloadOf(again.access_token).sid).not.toBe(payloadOf(first.access_token).sid);
});

test('ending the sessions of a person ends them in every tenant and browser, and of nobody else', async () => {
  const other = auth.people.addUser(randomUUID(), aoba);
  auth.answerWith(auth.people.signInOf(other));
  const elsewhere = browser();
  const theirs = await by({ tenant: 'aoba' }, elsewhere);
  auth.answerWith(auth.people.signInOf(atAoba, ['operator']));
  const [one, two] = [browser(), browser()];
  const mine = [
    await by({ tenant: 'aoba' }, one),
    await by({ tenant: 'minato' }, one),
    await by({ tenant: 'aoba' }, two),
  ];
  const ended = await revoke(auth.store, { person_id: person }, cause());
  const sids = mine.map(({ access_token }) => payloadOf(access_token).sid);
  expect(ended.map(({ session_id }) => session_id)).toEqual(expect.arrayContaining(sids));
  for (const { refresh_token } of mine) expect((await refresh(refresh_token)).status).toBe(400);
  expect((await refresh(theirs.refresh_token)).status).toBe(200);
  await by({ tenant: 'aoba', prompt: 'none' }, elsewhere);
});

test('somebody else who signs in in the same browser ends the session that was there', async () => {
  auth.answerWith(auth.people.signInOf(atAoba));
  const used = browser();
  const { refresh_token, access_token } = await by({ tenant: 'aoba' }, used);
  const other = auth.people.addUser(randomUUID(), aoba);
  auth.answerWith(auth.people.signInOf(other));
  const next = await by({ tenant: 'aoba', prompt: 'login' }, used);
  expect(payloadOf(next.access_token).sub).toBe(other.person_id);
  expect((await refresh(refresh_token)).status).toBe(400);
  expect(auth.ended.map(({ session_id }) => session_id)).toEqual([payloadOf(access_token).sid]);
});

test('the interaction of another browser is lost', async () => {
  const address = (await rp.begin()).address;
  const begun = await browser().fetch(address);
  const page = new URL(begun.headers.get('location') ?? '', auth.origin);
  expect((await browser().fetch(page.href)).status).toBe(410);
  const cookie = begun.headers.getSetCookie().map((each) => each.split(';')[0]);
  const elsewhere = await fetch(`${auth.origin}/sign-in/another`, { headers: { cookie: cookie.join('; ') } });
  expect(elsewhere.status).toBe(410);
});

import { randomUUID, randomUUIDv7 } from 'node:crypto';
import type { FeedEvent } from '@kiban/event-store';
import { afterAll, expect, test } from 'vitest';
import { tell } from '../../api/testing/told.ts';
import { endLostAccess } from '../../login-view/access-lost.ts';
import type { Applied } from '../../login-view/apply-event.ts';
import { closeSupportSession } from '../../support-sessions/close-support-session.ts';
import { openSupportSession } from '../../support-sessions/open-support-session.ts';
import { findSupportSession } from '../../support-sessions/support-session.ts';
import { type Answer, payloadOf, type RelyingParty, relyingParty } from '../testing/relying-party.ts';
import { testProtocol } from '../testing/test-protocol.ts';
import { ACCESS_TOKEN_TYPE, SUPPORT_SESSION_TYPE, TOKEN_EXCHANGE } from '../token-exchange/grant-type.ts';

const auth = await testProtocol();
const tenant = auth.people.addTenant('aoba');
const user = auth.people.addUser(randomUUID(), tenant);
auth.answerWith(auth.people.signInOf(user));
afterAll(() => auth.close());

const refused = (answer: Answer, error: string) => expect(answer).toMatchObject({ status: 400, body: { error } });

const platform = auth.people.addTenant('platform');

/** Staff with a session on a customer's leave, who are signed in to a product. */
async function supporting() {
  const member = auth.people.addUser(randomUUID(), platform);
  const seen = auth.people.addUser(randomUUID(), tenant);
  const starts_at = new Date(0).toISOString();
  const role = { user_id: member.user_id, role: 'kiban:support', unit_id: null, store_id: null, starts_at };
  const assignment = { kind: 'role_assignment', state: { ...role, ends_at: null, status: 'active' } } as const;
  const assigned = await tell(auth.store, platform, assignment);
  const product = await relyingParty(auth, {
    token_exchange: true,
    api_scopes: ['directory:read', 'directory:write', 'asset:read'],
  });
  const active = { person_id: seen.person_id, status: 'active' };
  await tell(auth.store, tenant, {
    kind: 'tenant',
    id: tenant,
    state: { code: 'aoba', name: '青葉', status: 'active' },
  });
  await tell(auth.store, tenant, { kind: 'user', id: seen.user_id, state: active, personal: { name: '青葉 花子' } });
  const period = {
    starts_at: new Date(Date.now() - 1000).toISOString(),
    ends_at: new Date(Date.now() + 600_000).toISOString(),
  };
  const decided = {
    ticket: 'T-1',
    reason: '確認',
    hours: 1,
    unmasked: false,
    status: 'approved',
    decided_by: null,
    ...period,
  };
  const staff = { tenant_id: platform, user_id: member.user_id, person_id: member.person_id };
  const state = { staff_user_id: staff.user_id, staff_person_id: staff.person_id, ...decided };
  const grant_id = await tell(auth.store, tenant, { kind: 'support_grant', state });
  const opening = { id: randomUUIDv7(), grant_id, user_id: seen.user_id, staff, minutes: 60, request_id: null };
  const { secret, session } = await openSupportSession(auth.store, Date.now, opening);
  const tokenIn = async (party: RelyingParty) => {
    auth.answerWith(auth.people.signInOf(member));
    const { access_token } = await party.signIn({ more: { scope: 'openid directory:read' } });
    auth.answerWith(auth.people.signInOf(user));
    return access_token;
  };
  const exchanged = { grant_type: TOKEN_EXCHANGE, subject_token: secret, subject_token_type: SUPPORT_SESSION_TYPE };
  const asked = { ...exchanged, actor_token_type: ACCESS_TOKEN_TYPE };
  const exchangeIn = async (party: RelyingParty, more: Readonly<Record<string, string>> = {}) =>
    party.post('token_endpoint', { ...asked, actor_token: await tokenIn(party), ...more });
  const loseRole = () =>
    tell(auth.store, platform, {
      ...{ ...assignment, id: assigned, version: 2 },
      state: { ...assignment.state, status: 'ended' },
    });
  return { member, seen, product, session, asked, exchangeIn, tokenIn, loseRole };
}

test('RFC 8693 §1.1: support staff get a token that reads in a customer’s user’s place: who acts is named, nobody’s name is, and it is recorded', async () => {
  const { member, seen, product, session, exchangeIn } = await supporting();
  const { status, body } = await exchangeIn(product);
  expect(status).toBe(200);
  expect(body.refresh_token ?? body.id_token).toBeUndefined();
  const claims = payloadOf(String(body.access_token));
  expect(claims).toMatchObject({
    ...{
      sub: seen.person_id,
      tenant_id: tenant,
      user_id: seen.user_id,
      scope: 'directory:read asset:read',
      sid: session.id,
    },
    act: { sub: member.person_id, tenant_id: platform, user_id: member.user_id, client_id: product.client_id },
  });
  for (const claim of ['name', 'email', 'acr', 'amr', 'auth_time']) expect(claims[claim]).toBeUndefined();
  const kept = await findSupportSession(auth.store, session.id);
  expect(kept?.uses).toMatchObject([
    { client_id: product.client_id, audience: 'urn:kiban:api', scope: 'directory:read asset:read' },
  ]);
  refused(await exchangeIn(product, { scope: 'directory:write' }), 'invalid_scope');
  const again = { subject_token: String(body.access_token), subject_token_type: ACCESS_TOKEN_TYPE };
  refused(await product.post('token_endpoint', { grant_type: TOKEN_EXCHANGE, ...again }), 'invalid_request');
});

test('a support session is used by whoever opened it, by a token of the same client, while it and the leave last', async () => {
  const { product, session, asked, exchangeIn, tokenIn, member } = await supporting();
  const other = await relyingParty(auth, { token_exchange: true });
  refused(await exchangeIn(product, { actor_token: await tokenIn(other) }), 'invalid_request');
  refused(await exchangeIn(product, { actor_token: (await product.signIn()).access_token }), 'invalid_request');
  refused(await exchangeIn(product, { subject_token: `${session.id}.${'A'.repeat(43)}` }), 'invalid_request');
  const { body } = await exchangeIn(product);
  const actor_token = await tokenIn(product);
  member.active = false;
  refused(await product.post('token_endpoint', { ...asked, actor_token }), 'invalid_request');
  member.active = true;
  await closeSupportSession({ store: auth.store, clock: Date.now }, session.id, { end: 'by_customer' });
  refused(await exchangeIn(product), 'invalid_request');
  expect((await product.post('introspection_endpoint', { token: String(body.access_token) })).body).toEqual({
    active: false,
  });
});

test('whoever is support staff no more gets no further token; whoever is suspended loses those that were given', async () => {
  const former = await supporting();
  await former.exchangeIn(former.product);
  await former.loseRole();
  refused(await former.exchangeIn(former.product), 'invalid_request');
  const suspended = await supporting();
  const { body } = await suspended.exchangeIn(suspended.product);
  const { person_id, user_id } = suspended.member;
  const user = { tenant_id: platform, user_id, person_id, status: 'suspended' };
  const event = { id: randomUUIDv7(), name: 'user.suspended', request_id: null };
  await endLostAccess(auth.store, Date.now, { kind: 'user', user } as Applied, event as FeedEvent);
  const said = await suspended.product.post('introspection_endpoint', { token: String(body.access_token) });
  expect(said.body).toEqual({ active: false });
  expect(await findSupportSession(auth.store, suspended.session.id)).toMatchObject({ end: 'staff_inactive' });
});

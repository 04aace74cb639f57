import { randomUUID } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import * as oidc from 'openid-client';
import { afterAll, expect, test } from 'vitest';
import { writeRevocation } from '../../sessions/revocation.ts';
import { machine } from '../testing/machine.ts';
import { type Answer, payloadOf, type RelyingParty, relyingParty } from '../testing/relying-party.ts';
import { testProtocol } from '../testing/test-protocol.ts';
import { ACCESS_TOKEN_TYPE, TOKEN_EXCHANGE } from '../token-exchange/grant-type.ts';

const auth = await testProtocol();
const [tenant, elsewhere] = [auth.people.addTenant('aoba'), auth.people.addTenant('minato')];
const user = auth.people.addUser(randomUUID(), tenant);
auth.answerWith(auth.people.signInOf(user));
const ORDERS = 'https://orders.example/api';
const STOCK = 'https://stock.example/api';
const front = await relyingParty(auth, { resources: [ORDERS], api_scopes: ['directory:read', 'directory:write'] });
/** The orders' API, which asks others in the person's name. */
const orders = await relyingParty(auth, {
  audience: ORDERS,
  resources: [STOCK],
  token_exchange: true,
  api_scopes: ['directory:read', 'asset:read'],
});
const stock = await relyingParty(auth, { audience: STOCK, token_exchange: true, api_scopes: ['directory:read'] });
afterAll(() => auth.close());

/** A person's token for the orders' API. */
const forOrders = async (scope = 'openid directory:read directory:write') =>
  (await front.signIn({ more: { scope, resource: ORDERS } })).access_token;

const exchange = (
  party: Pick<RelyingParty, 'post'>,
  subject_token: string,
  more: Readonly<Record<string, string>> = {},
) =>
  party.post('token_endpoint', {
    grant_type: TOKEN_EXCHANGE,
    subject_token,
    subject_token_type: ACCESS_TOKEN_TYPE,
    ...more,
  });

const refused = (answer: Answer, error: string) => expect(answer).toMatchObject({ status: 400, body: { error } });

test('RFC 8693 §2.2.1: an API exchanges a token it was sent for one to our APIs, in the person’s name, and says who acts', async () => {
  const subject = await forOrders();
  const { status, body } = await exchange(orders, subject);
  expect(status).toBe(200);
  expect(body).toMatchObject({ issued_token_type: ACCESS_TOKEN_TYPE, token_type: 'Bearer', scope: 'directory:read' });
  expect(body.refresh_token).toBeUndefined();
  expect(payloadOf(String(body.access_token))).toMatchObject({
    ...{ sub: user.person_id, tenant_id: tenant, user_id: user.user_id, aud: 'urn:kiban:api', scope: 'directory:read' },
    ...{ client_id: orders.client_id, sid: payloadOf(subject).sid, acr: 'urn:kiban:acr:mfa' },
    act: { sub: orders.client_id, client_id: orders.client_id },
  });
  expect(Number(body.expires_in)).toBeLessThanOrEqual(
    Number(payloadOf(subject).exp) - Math.floor(Date.now() / 1000) + 1,
  );
  expect(
    await oidc.genericGrantRequest(orders.config, TOKEN_EXCHANGE, {
      subject_token: subject,
      subject_token_type: ACCESS_TOKEN_TYPE,
    }),
  ).toHaveProperty('access_token');
});

test('RFC 8693 §4.1: whoever acts next is named before those who acted until then', async () => {
  const first = await exchange(orders, await forOrders(), { resource: STOCK });
  const second = await exchange(stock, String(first.body.access_token));
  expect(payloadOf(String(second.body.access_token)).act).toEqual({
    ...{ sub: stock.client_id, client_id: stock.client_id },
    act: { sub: orders.client_id, client_id: orders.client_id },
  });
});

test('RFC 8693 §2.1: an actor_token of the client’s own says who acts', async () => {
  const actor = await orders.signIn({ more: { scope: 'openid directory:read' } });
  const { body } = await exchange(orders, await forOrders(), {
    actor_token: actor.access_token,
    actor_token_type: ACCESS_TOKEN_TYPE,
  });
  expect(payloadOf(String(body.access_token)).act).toMatchObject({
    sub: user.person_id,
    client_id: orders.client_id,
    tenant_id: tenant,
  });
});

test('RFC 8693 §2.1: scopes are narrowed, and are never more than the subject’s and the client’s', async () => {
  const subject = await forOrders();
  expect((await exchange(orders, subject, { scope: 'directory:read' })).body.scope).toBe('directory:read');
  for (const scope of ['directory:write', 'asset:read', 'directory:read asset:read', 'openid', 'everything'])
    refused(await exchange(orders, subject, { scope }), 'invalid_scope');
  const none = await exchange(orders, await forOrders('openid'));
  expect(payloadOf(String(none.body.access_token)).scope).toBeUndefined();
});

test('RFC 8693 §2.2.2, RFC 8707 §2: an audience that is not the client’s to ask for is invalid_target', async () => {
  const subject = await forOrders();
  for (const more of [
    { resource: 'https://evil.example/' },
    { audience: 'https://evil.example/' },
    { resource: STOCK, audience: ORDERS },
  ])
    refused(await exchange(orders, subject, more as Record<string, string>), 'invalid_target');
  expect(payloadOf(String((await exchange(orders, subject, { audience: STOCK })).body.access_token)).aud).toBe(STOCK);
});

test.each([
  ['no subject_token', (subject: string) => ({ subject_token: '', subject_token_type: subject && ACCESS_TOKEN_TYPE })],
  [
    'another type of subject_token',
    (subject_token: string) => ({ subject_token, subject_token_type: 'urn:ietf:params:oauth:token-type:saml2' }),
  ],
  ['no subject_token_type', (subject_token: string) => ({ subject_token, subject_token_type: '' })],
  ['an actor_token without type', (subject_token: string) => ({ subject_token, actor_token: subject_token })],
  ['a type without actor_token', (subject_token: string) => ({ subject_token, actor_token_type: ACCESS_TOKEN_TYPE })],
  [
    'another requested_token_type',
    (subject_token: string) => ({
      subject_token,
      requested_token_type: 'urn:ietf:params:oauth:token-type:refresh_token',
    }),
  ],
  ['an altered subject_token', (subject: string) => ({ subject_token: `${subject.slice(0, -6)}AAAAAA` })],
  ['a subject_token of nobody', () => ({ subject_token: 'a.b.c' })],
])('RFC 8693 §2.2.2: %s is invalid_request', async (_, wrong) => {
  const form = Object.entries({ subject_token_type: ACCESS_TOKEN_TYPE, ...wrong(await forOrders()) }).filter(
    ([, value]) => value !== '',
  );
  refused(
    await orders.post('token_endpoint', { grant_type: TOKEN_EXCHANGE, ...Object.fromEntries(form) }),
    'invalid_request',
  );
});

test('RFC 8693 §5: a token that was issued neither to this client nor for it is not exchanged', async () => {
  refused(await exchange(stock, await forOrders()), 'invalid_request');
  const { access_token } = await front.signIn();
  refused(await exchange(orders, access_token), 'invalid_request');
});

test('RFC 6749 §5.2: a client that may not exchange is unauthorized_client; one that does not authenticate, invalid_client', async () => {
  refused(await exchange(front, await forOrders()), 'unauthorized_client');
  const form = {
    grant_type: TOKEN_EXCHANGE,
    client_id: orders.client_id,
    subject_token: 'x',
    subject_token_type: ACCESS_TOKEN_TYPE,
  };
  const response = await fetch(`${auth.issuer}/token`, { method: 'POST', body: new URLSearchParams(form) });
  expect([response.status, await response.json()]).toMatchObject([401, { error: 'invalid_client' }]);
});

test('nobody acts for a program, nor for another tenant', async () => {
  const here = await machine(auth, tenant, { token_exchange: true });
  const there = await machine(auth, elsewhere, { token_exchange: true, audience: ORDERS });
  const by = ({ post }: typeof here): Pick<RelyingParty, 'post'> => ({ post: (_, form) => post('token', form) });
  refused(await exchange(by(here), await here.token()), 'invalid_request');
  refused(await exchange(by(there), await forOrders()), 'invalid_request');
  const actor = { actor_token: await there.token(), actor_token_type: ACCESS_TOKEN_TYPE };
  refused(await exchange(orders, await forOrders(), actor), 'invalid_request');
});

test('an actor_token of another client, or that has ended, is invalid_request', async () => {
  const actor_token_type = ACCESS_TOKEN_TYPE;
  const stolen = (await front.signIn()).access_token;
  refused(await exchange(orders, await forOrders(), { actor_token: stolen, actor_token_type }), 'invalid_request');
  const own = (await orders.signIn({ more: { scope: 'openid directory:read' } })).access_token;
  await writeRevocation(auth.store, { tenant_id: tenant, token_id: String(payloadOf(own).jti) }, Date.now());
  refused(await exchange(orders, await forOrders(), { actor_token: own, actor_token_type }), 'invalid_request');
});

test('what was exchanged ends with the session; a session that has ended is not exchanged; nor is a suspended user', async () => {
  const subject = await forOrders();
  const { body } = await exchange(orders, subject);
  const session_id = String(payloadOf(subject).sid);
  await writeRevocation(auth.store, { tenant_id: tenant as TenantId, session_id }, Date.now());
  const said = await orders.post('introspection_endpoint', { token: String(body.access_token) });
  expect(said.body).toEqual({ active: false });
  refused(await exchange(orders, subject), 'invalid_request');
  const next = await forOrders();
  user.active = false;
  refused(await exchange(orders, next), 'invalid_request');
  user.active = true;
});

test('no more than five act one after the other', async () => {
  let token = String((await exchange(orders, await forOrders())).body.access_token);
  let last: Answer | undefined;
  for (let times = 0; times < 5; times += 1) {
    last = await exchange(orders, token);
    if (last.status !== 200) break;
    token = String(last.body.access_token);
  }
  expect(last).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
});

test('RFC 9449 §5: the token that is given is bound to the key of whoever acts', async () => {
  const bound = await relyingParty(auth, {
    audience: 'https://bound.example/',
    token_exchange: true,
    token_binding: 'dpop',
  });
  const caller = await relyingParty(auth, { resources: ['https://bound.example/'] });
  const subject = (await caller.signIn({ more: { resource: 'https://bound.example/' } })).access_token;
  refused(await exchange(bound, subject), 'invalid_grant');
  const DPoP = oidc.getDPoPHandle(bound.config, await oidc.randomDPoPKeyPair('ES256'));
  const form = { subject_token: subject, subject_token_type: ACCESS_TOKEN_TYPE };
  const given = await oidc.genericGrantRequest(bound.config, TOKEN_EXCHANGE, form, { DPoP });
  expect(given.token_type).toBe('dpop');
  expect(payloadOf(given.access_token)).toMatchObject({
    cnf: { jkt: await DPoP.calculateThumbprint() },
    act: { sub: bound.client_id },
  });
});

test('RFC 9449 §6: whoever exchanges a token of their own holds its key; an exchange does not take the binding off', async () => {
  const own = await relyingParty(auth, { token_exchange: true, token_binding: 'dpop' });
  const handle = async () => oidc.getDPoPHandle(own.config, await oidc.randomDPoPKeyPair('ES256'));
  const [DPoP, other] = [await handle(), await handle()];
  const subject_token = (await own.signIn({ DPoP, more: { scope: 'openid directory:read' } })).access_token;
  const form = { subject_token, subject_token_type: ACCESS_TOKEN_TYPE };
  await expect(oidc.genericGrantRequest(own.config, TOKEN_EXCHANGE, form, { DPoP: other })).rejects.toMatchObject({
    error: 'invalid_request',
  });
  const { access_token } = await oidc.genericGrantRequest(own.config, TOKEN_EXCHANGE, form, { DPoP });
  expect(payloadOf(access_token).cnf).toEqual({ jkt: await DPoP.calculateThumbprint() });
});

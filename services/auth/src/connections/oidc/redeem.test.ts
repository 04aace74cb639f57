import { guardedFetch } from '@kiban/http';
import { OIDC_HOSTILE, type OidcHostile, startIdentityProvider } from '@kiban/testing/identity-provider';
import { afterAll, expect, test } from 'vitest';
import type { OidcSettings } from '../connection.ts';
import { openProviders, type Providers } from './provider.ts';
import { redeem } from './redeem.ts';
import { authorizationAddress, newOidcRequest } from './request.ts';

const people = [
  {
    ...{ subject: 'e-1001', name: '青葉 花子', email: 'hanako@aoba.example', login_id: 'hanako' },
    second_factor: true,
  },
  {
    ...{ subject: 'e-unverified', name: '青葉 次郎', email: 'hanako@aoba.example', login_id: 'jiro' },
    ...{ email_verified: false, second_factor: false },
  },
];
const provider = await startIdentityProvider({ people });
afterAll(() => provider.close());
const allowed = [provider.origin];
const providers = openProviders({ ask: guardedFetch({ allowed }), allowed }, Date.now);
const settings: OidcSettings = {
  ...{
    protocol: 'oidc',
    issuer: provider.origin,
    client_id: 'kiban',
    sealed_secret: null,
    scopes: ['profile', 'email'],
  },
  ...{ client_authentication: 'client_secret_basic', endpoints: null },
};
const redirect_uri = 'https://auth.example/callback';

/** A whole way to the provider and back; the answer, or why it was refused. */
async function signIn(
  hostile?: OidcHostile,
  more: { with?: Providers; subject?: string; settings?: OidcSettings; again?: boolean; person?: string } = {},
) {
  const asked = more.settings ?? settings;
  const used = more.with ?? providers;
  const [request, state] = [newOidcRequest(), 'state-of-this-sign-in'];
  const [began, again] = [Date.now(), more.again === true];
  const to = { redirect_uri, state, login_hint: 'hanako', again };
  const address = new URL(await authorizationAddress(await used.of(asked), asked, request, to));
  address.searchParams.set('person', more.person ?? 'e-1001');
  if (hostile !== undefined) address.searchParams.set('hostile', hostile);
  const { headers } = await fetch(address, { redirect: 'manual' });
  const { searchParams } = new URL(headers.get('location') ?? '');
  const redemption = {
    ...{ settings: asked, secret: 'secret', request, redirect_uri, state, subject: more.subject ?? null },
    not_before: again ? began : null,
  };
  return redeem(used, searchParams, { ...redemption, at: Date.now() }).catch((error: { fault: string }) => error.fault);
}

test('an ID token that is as it should be says who, with which claims, by which means', async () => {
  expect(await signIn()).toMatchObject({
    subject: 'e-1001',
    attributes: { email: 'hanako@aoba.example', preferred_username: 'hanako' },
    contexts: ['pwd', 'mfa'],
    amr: ['pwd'],
  });
  expect(await signIn(undefined, { subject: 'preferred_username' })).toMatchObject({ subject: 'hanako' });
  expect(await signIn(undefined, { subject: 'employee_number' })).toBe('subject_missing');
});

const FAULTS: Readonly<Record<OidcHostile, string>> = {
  tampered: 'signature_wrong',
  unsigned: 'algorithm_refused',
  foreign_key: 'signature_wrong',
  hmac_with_public_key: 'algorithm_refused',
  expired: 'expired',
  issued_in_future: 'expired',
  wrong_audience: 'audience_wrong',
  wrong_authorized_party: 'audience_wrong',
  wrong_issuer: 'issuer_wrong',
  wrong_nonce: 'nonce_wrong',
  no_nonce: 'nonce_wrong',
  wrong_at_hash: 'signature_wrong',
  wrong_state: 'request_wrong',
  mixed_up_issuer: 'issuer_wrong',
  no_issuer: 'issuer_wrong',
  oversized: 'too_large',
  no_id_token: 'malformed',
  redirecting: 'unreachable',
  not_asked_again: 'not_asked_again',
  no_auth_time: 'not_asked_again',
  failed: 'refused_there',
};

test.each(OIDC_HOSTILE.map((hostile) => [hostile, FAULTS[hostile]] as const))(
  'an answer that is hostile (%s) is refused: %s',
  async (hostile, fault) => {
    expect(await signIn(hostile, { again: true })).toBe(fault);
  },
);

test('who is to be asked again there is, and the answer says when; otherwise an old sign-in there will do', async () => {
  expect(await signIn(undefined, { again: true })).toMatchObject({ subject: 'e-1001' });
  const request = newOidcRequest();
  const to = { redirect_uri, state: 's', login_hint: '', again: true };
  const { searchParams } = new URL(await authorizationAddress(await providers.of(settings), settings, request, to));
  expect([searchParams.get('prompt'), searchParams.get('max_age')]).toEqual(['login', '0']);
  expect(await signIn('not_asked_again')).toMatchObject({ subject: 'e-1001' });
  expect(await signIn('no_auth_time')).toMatchObject({ subject: 'e-1001', authenticated_at: null });
});

test('an address that the provider has not verified is left out, and identifies nobody', async () => {
  const person = 'e-unverified';
  const said = await signIn(undefined, { person });
  expect(said).toMatchObject({ subject: person, attributes: { preferred_username: 'jiro' } });
  expect((said as { attributes: object }).attributes).not.toHaveProperty('email');
  expect(await signIn(undefined, { person, subject: 'email' })).toBe('subject_missing');
});

test.each(['javascript:alert(1)//', 'data:text/html,x', 'https://idp.example@attacker.example/', 'nothing'])(
  'an issuer that publishes %j as the page to sign in at is not used',
  async (authorization_endpoint) => {
    const { issuer } = settings;
    const endpoints = { token_endpoint: `${issuer}/oidc/token`, jwks_uri: `${issuer}/oidc/keys` };
    const published = async () => Response.json({ issuer, authorization_endpoint, ...endpoints });
    const scripted = openProviders({ ask: published, allowed }, Date.now);
    await expect(scripted.of(settings)).rejects.toMatchObject({ fault: 'unreachable' });
  },
);

test('a code serves once, and not without the verifier of the request', async () => {
  const request = newOidcRequest();
  const to = { redirect_uri, state: 's', login_hint: '', again: false };
  const address = `${await authorizationAddress(await providers.of(settings), settings, request, to)}&person=e-1001`;
  const { headers } = await fetch(address, { redirect: 'manual' });
  const { searchParams } = new URL(headers.get('location') ?? '');
  const answer = { redirect_uri, state: 's', subject: null, not_before: null, at: Date.now() };
  const redemption = { ...answer, settings, secret: null, request };
  const other = { ...redemption, request: { ...request, code_verifier: newOidcRequest().code_verifier } };
  await expect(redeem(providers, searchParams, other)).rejects.toMatchObject({ fault: 'refused_there' });
  await expect(redeem(providers, searchParams, redemption)).rejects.toMatchObject({ fault: 'refused_there' });
});

test('a provider that signs with a new key is believed as soon as it shows it', async () => {
  provider.addKey({ sign: true });
  const fresh = openProviders({ ask: guardedFetch({ allowed }), allowed }, Date.now);
  expect(await signIn(undefined, { with: fresh })).toMatchObject({ subject: 'e-1001' });
});

test('endpoints may be given by hand; an issuer that publishes another name, or lies inside, is not asked', async () => {
  const endpoints = {
    authorization_endpoint: `${provider.origin}/oidc/authorize`,
    token_endpoint: `${provider.origin}/oidc/token`,
    jwks_uri: `${provider.origin}/oidc/keys`,
  };
  expect(await signIn(undefined, { settings: { ...settings, endpoints } })).toMatchObject({ subject: 'e-1001' });
  const renamed = { ...settings, issuer: `${provider.origin}/` };
  await expect(providers.of({ ...renamed, issuer: `${provider.origin}/other` })).rejects.toMatchObject({
    fault: 'unreachable',
  });
  const guarded = openProviders({ ask: guardedFetch(), allowed }, Date.now);
  await expect(guarded.of(settings)).rejects.toMatchObject({ fault: 'unreachable' });
});

import { guardedFetch } from '@kiban/http';
import { OIDC_HOSTILE, type OidcHostile, startIdentityProvider } from '@kiban/testing/identity-provider';
import { afterAll, expect, test } from 'vitest';
import type { OidcSettings } from '../connection.ts';
import { openProviders, type Providers } from './provider.ts';
import { redeem } from './redeem.ts';
import { authorizationAddress, newOidcRequest } from './request.ts';

const provider = await startIdentityProvider();
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
  more: { with?: Providers; subject?: string; settings?: OidcSettings } = {},
) {
  const asked = more.settings ?? settings;
  const used = more.with ?? providers;
  const [request, state] = [newOidcRequest(), 'state-of-this-sign-in'];
  const to = { redirect_uri, state, login_hint: 'hanako', again: false };
  const address = new URL(await authorizationAddress(await used.of(asked), asked, request, to));
  address.searchParams.set('person', 'e-1001');
  if (hostile !== undefined) address.searchParams.set('hostile', hostile);
  const { headers } = await fetch(address, { redirect: 'manual' });
  const { searchParams } = new URL(headers.get('location') ?? '');
  const redemption = { settings: asked, secret: 'secret', request, redirect_uri, state, subject: more.subject ?? null };
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
  failed: 'refused_there',
};

test.each(OIDC_HOSTILE.map((hostile) => [hostile, FAULTS[hostile]] as const))(
  'an answer that is hostile (%s) is refused: %s',
  async (hostile, fault) => {
    expect(await signIn(hostile)).toBe(fault);
  },
);

test('a code serves once, and not without the verifier of the request', async () => {
  const request = newOidcRequest();
  const to = { redirect_uri, state: 's', login_hint: '', again: false };
  const address = `${await authorizationAddress(await providers.of(settings), settings, request, to)}&person=e-1001`;
  const { headers } = await fetch(address, { redirect: 'manual' });
  const { searchParams } = new URL(headers.get('location') ?? '');
  const redemption = { settings, secret: null, request, redirect_uri, state: 's', subject: null, at: Date.now() };
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

import { expect, test } from 'vitest';
import { newChallenge } from './new-challenge.ts';
import { registrationOptions } from './passkey-options.ts';
import { webAuthnSiteOf } from './relying-party.ts';
import { authenticatorMaker } from './testing/authenticator-maker.ts';
import { type AuthenticatorOptions, softwareAuthenticator } from './testing/software-authenticator.ts';
import { verifyRegistration } from './verify-registration.ts';

const origin = 'https://auth.example';
const site = webAuthnSiteOf(origin);
const MODEL = '2fc0579f-8113-47ea-b116-bb5a8db9202a';
const [maker, stranger] = [authenticatorMaker('Aoba Keys'), authenticatorMaker('Somebody')];
const roots = [maker.root_pem];

async function options() {
  const about = { person_id: '0198c5a2-0000-7000-8000-000000000001', account: 'hanako (あおば薬局)' };
  return registrationOptions(site, { challenge: newChallenge(), known: [], attestation: 'listed', ...about });
}

async function registered(more: Partial<AuthenticatorOptions> = {}) {
  const asked = await options();
  const text = softwareAuthenticator({ origin, ...more }).create({ ...asked, rp: { id: asked.rp.id ?? '' } });
  return verifyRegistration(text, { challenge: asked.challenge, site, roots });
}

test('an authenticator that makes sure of its user is taken, with what it says of itself', async () => {
  expect(await registered({ counter: 7, aaguid: MODEL })).toMatchObject({
    ...{ counter: 8, aaguid: MODEL, attested: false, backup_eligible: false, backed_up: false },
    transports: ['usb', 'nfc'],
  });
  expect(await registered({ synced: true })).toMatchObject({ backup_eligible: true, backed_up: true });
});

test('the handle that an authenticator keeps is the person’s opaque id and no name', async () => {
  const { user } = await options();
  expect(Buffer.from(user.id, 'base64url').toString()).toBe('0198c5a2-0000-7000-8000-000000000001');
});

test('one that does not make sure of its user is refused', async () => {
  expect(await registered({ verifiesUser: false })).toBeUndefined();
});

test('an answer from another site, another relying party, or to another challenge is refused', async () => {
  expect(await registered({ origin: 'https://auth.example.evil' })).toBeUndefined();
  const asked = await options();
  const authenticator = softwareAuthenticator({ origin });
  const elsewhere = authenticator.create({ ...asked, rp: { id: 'evil.example' } });
  const text = authenticator.create({ ...asked, rp: { id: site.rp_id } });
  const { challenge } = asked;
  expect(await verifyRegistration(elsewhere, { challenge, site, roots })).toBeUndefined();
  expect(await verifyRegistration(text, { challenge: newChallenge(), site, roots })).toBeUndefined();
  expect(await verifyRegistration(text, { challenge, site, roots })).toBeDefined();
});

test('a model counts as proven where a maker whose word counts has certified it', async () => {
  expect(await registered({ aaguid: MODEL, attestation: maker.attestation(MODEL) })).toMatchObject({
    ...{ attested: true, aaguid: MODEL },
  });
  expect(await registered({ aaguid: MODEL, attestation: stranger.attestation(MODEL) })).toMatchObject({
    attested: false,
  });
  expect(await registered({ aaguid: MODEL, attestation: maker.attestation(MODEL, -1) })).toBeUndefined();
});

test('a certificate of another model, and a statement that another key signed, are refused', async () => {
  const other = maker.attestation('ee882879-721c-4913-9775-3dfcce97072a');
  expect(await registered({ aaguid: MODEL, attestation: other })).toBeUndefined();
  const { key } = stranger.attestation(MODEL);
  expect(await registered({ aaguid: MODEL, attestation: { ...maker.attestation(MODEL), key } })).toBeUndefined();
});

test.each(['', '{}', 'null', '[1]', '{"id":"x"}', `{"id":"${'a'.repeat(2000)}"}`])(
  '%.20s is no answer',
  async (text) => {
    expect(await verifyRegistration(text, { challenge: 'x', site, roots })).toBeUndefined();
  },
);

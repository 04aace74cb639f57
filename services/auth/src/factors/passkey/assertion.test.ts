import { expect, test } from 'vitest';
import type { Passkey } from '../../credentials/credential.ts';
import { newChallenge } from './new-challenge.ts';
import { passkeyFault } from './passkey-fault.ts';
import { assertionOptions, registrationOptions } from './passkey-options.ts';
import { webAuthnSiteOf } from './relying-party.ts';
import { assertionResponse } from './response-schema.ts';
import {
  type AssertionChanges,
  type AuthenticatorOptions,
  softwareAuthenticator,
} from './testing/software-authenticator.ts';
import { passkeyProof } from './use-passkey.ts';
import { verifyAssertion } from './verify-assertion.ts';
import { verifyRegistration } from './verify-registration.ts';

const origin = 'https://auth.example';
const site = webAuthnSiteOf(origin);
const person_id = '0198c5a2-0000-7000-8000-000000000001';

async function passkey(options: Partial<AuthenticatorOptions> = {}) {
  const authenticator = softwareAuthenticator({ origin, ...options });
  const challenge = newChallenge();
  const asked = await registrationOptions(site, { challenge, person_id, account: 'x', known: [], attestation: 'none' });
  const made = await verifyRegistration(authenticator.create(asked), { challenge, site, roots: [] });
  if (made === undefined) throw new Error('The passkey was not registered.');
  const rest = { type: 'passkey', person_id, vouched_by: ['operator'], added_at: 0, changes: 1, name: 'x' } as const;
  const data: Passkey = { ...made, ...rest, last_used_at: null, suspected_at: null };
  return { authenticator, data };
}

async function asserted(
  { authenticator, data }: Awaited<ReturnType<typeof passkey>>,
  changes: AssertionChanges = {},
  { verifyUser = false } = {},
) {
  const challenge = newChallenge();
  const asked = await assertionOptions(site, { challenge, known: [data] });
  const response = assertionResponse(authenticator.get(asked, changes));
  return response && verifyAssertion(response, data, { challenge, site, verifyUser });
}

test('a right signature is taken, and says whether the user was made sure of', async () => {
  const key = await passkey();
  expect(await asserted(key)).toMatchObject({ user_verified: true, is_suspect: false });
  expect(await asserted(key, { verifiesUser: false })).toMatchObject({ user_verified: false });
});

const wrong: readonly [string, AssertionChanges][] = [
  ['of another site', { origin: 'https://auth.example.evil' }],
  ['at another port', { origin: 'https://auth.example:8443' }],
  ['for another relying party', { rp_id: 'evil.example' }],
  ['that answers another challenge', { challenge: newChallenge() }],
  ['made while a key pair was made', { type: 'webauthn.create' }],
  ['without the user’s presence', { isPresent: false }],
  ['by nobody', { signature: Buffer.from('3006020101020101', 'hex') }],
  ['by a key that has become copyable', { synced: true }],
];
test.each(wrong)('a signature %s is refused', async (_, changes) => {
  expect(await asserted(await passkey(), changes)).toBeUndefined();
});

test('by another key it is refused', async () => {
  const [mine, other] = [await passkey(), await passkey()];
  expect(await asserted({ authenticator: other.authenticator, data: mine.data })).toBeUndefined();
});

test('where the user must be made sure of, presence alone is refused', async () => {
  expect(await asserted(await passkey(), { verifiesUser: false }, { verifyUser: true })).toBeUndefined();
});

test('a counter that does not rise is told apart; one that is not kept means nothing', async () => {
  const counting = await passkey({ counter: 5 });
  const copy = { ...counting, authenticator: counting.authenticator.clone() };
  expect(await asserted(counting)).toMatchObject({ counter: 7, is_suspect: false });
  expect(await asserted({ ...copy, data: { ...counting.data, counter: 7 } })).toMatchObject({ is_suspect: true });
  expect(await asserted(await passkey())).toMatchObject({ counter: 0, is_suspect: false });
});

test('a key is possession; with its user made sure of it is a second type too; its kind is said as far as it is known', async () => {
  const { data } = await passkey();
  const proofOf = (changes: Partial<Passkey>, user_verified = true) =>
    passkeyProof({ id: 'x', data: { ...data, ...changes } }, { user_verified }, 0);
  expect(proofOf({}).types).toEqual(['possession', 'inherence']);
  expect(proofOf({}, false).types).toEqual(['possession']);
  expect(proofOf({}).amr).toEqual(['pop', 'user']);
  expect(proofOf({ attested: true }).amr).toEqual(['hwk', 'user']);
  expect(proofOf({ backup_eligible: true, attested: true }).amr).toEqual(['swk', 'user']);
});

test('policy: copied keys where they are not wanted, and models that are not listed or not proven, do not count', () => {
  const aaguid = '2fc0579f-8113-47ea-b116-bb5a8db9202a';
  const facts = { backup_eligible: false, attested: true, aaguid };
  const open = { synced: true, attestation: 'none', aaguids: [] } as const;
  const listed = { synced: false, attestation: 'listed', aaguids: [aaguid] } as const;
  expect(passkeyFault({ ...facts, backup_eligible: true, attested: false }, open)).toBeNull();
  expect(passkeyFault(facts, listed)).toBeNull();
  expect(passkeyFault({ ...facts, backup_eligible: true }, listed)).toBe('synced');
  expect(passkeyFault({ ...facts, attested: false }, listed)).toBe('model');
  expect(passkeyFault(facts, { ...listed, aaguids: [] })).toBe('model');
});

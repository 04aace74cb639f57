import { pbkdf2Sync, randomBytes, randomUUIDv7 } from 'node:crypto';
import { startIdentityProvider } from '@kiban/testing/identity-provider';
import { afterAll, expect, test } from 'vitest';
import { linkIdentity } from '../connections/identities/identity.ts';
import { newIdentity, subjectAt } from '../connections/identities/user-of.ts';
import { plantConnection, throughProvider } from '../connections/testing/provider-visit.ts';
import { confirmEmergency, declareEmergency } from '../emergencies/act-on-emergency.ts';
import { printSet, shownBreakGlassCode } from '../emergencies/break-glass-code.ts';
import { addPasskey, usePasskeyOn } from '../factors/passkey/testing/passkey-page.ts';
import { softwareAuthenticator } from '../factors/passkey/testing/software-authenticator.ts';
import { INVITATION_TOKEN } from '../invitations/invitation.ts';
import { importPasswords } from '../legacy-passwords/import-passwords.ts';
import { browser } from '../protocol/testing/browser.ts';
import { markCompromised } from '../resets/mark-compromised.ts';
import { resetFactors } from '../resets/reset-factors.ts';
import { revoke } from '../sessions/revoke.ts';
import { isSignedIn, openHouse } from '../sign-in/testing/house.ts';
import { send, visit } from '../sign-in/testing/page.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { issueTemporaryCode } from '../temporary-codes/issue-temporary-code.ts';
import { pharmacy } from '../terminals/testing/pharmacy.ts';
import { CREDENTIAL, countingIn, credentialsOf } from './credential.ts';
import { openEnrolment } from './open-enrolment.ts';
import {
  enrolled,
  expectNothingInB,
  OF_B,
  type Power,
  passwordBy,
  type SharedPerson,
  sharedPerson,
} from './testing/shared-person.ts';
import { withdrawVouchers } from './withdraw-credential.ts';

const provider = await startIdentityProvider();
const house = await openHouse({ outsideAllowed: [provider.origin] });
afterAll(async () => {
  await house.close();
  await provider.close();
});
const a = await house.tenant('aoba-a', '青葉ファーマシー東');
const b = await house.tenant('aoba-b', '青葉ファーマシー西');

const ATTACKERS = 'attacker#9Xyz-Vx8k';
const act = ({ inA }: SharedPerson) => ({
  ...{ tenant_id: inA.tenant.tenant_id, actor: { kind: 'person', id: 'administrator' } as const },
  ...{ reason: 'test', note: null, request_id: null, at: house.now() },
});
const ofA = async ({ inA }: SharedPerson) =>
  countingIn(await credentialsOf(house.store, inA.person_id), inA.tenant.tenant_id);

/** Every power of A's, whoever in A holds it. A way of changing users, credentials or sessions of a tenant gets its line here. */
const POWERS: readonly Power[] = [
  {
    name: 'inviting somebody again, to a mailbox of one’s own, and taking the invitation up',
    async use({ inA, seedOfA }) {
      const link = randomBytes(32).toString('base64url');
      const data = {
        tenant_id: inA.tenant.tenant_id,
        user_id: inA.user_id,
        invitation_id: 'again',
        failures: 0,
        purpose: 'invitation',
        address: null,
      } as const;
      await house.store.put(PLATFORM_WIDE, INVITATION_TOKEN, { id: link, data, expires_at: null });
      const own = browser();
      const asked = await visit(own, `${house.origin}/invitation/${link}`);
      const factor = await send(own, asked, { login_id: inA.login_id });
      const choose = await send(own, factor, { code: house.code(seedOfA) });
      await send(own, choose, { new_password: ATTACKERS, new_password_again: ATTACKERS });
      return { passwords: [ATTACKERS] };
    },
  },
  {
    name: 'marking a password, resetting factors, and importing a hash of one’s own choice',
    async use(person) {
      const { person_id, user_id, login_id } = person.inA;
      const tenant_id = a.tenant_id;
      await markCompromised(house.parts, { tenant_id, person_id }, act(person));
      const reset = {
        reset_id: randomUUIDv7(),
        tenant_id,
        user_id,
        person_id,
        what: 'factors',
        delivery: null,
      } as const;
      const issued = {
        identity_check: 'call_back',
        issued_by: user_id,
        reason: 'test',
        issued_at: house.now(),
      } as const;
      await resetFactors(house.parts, { ...reset, ...issued }, act(person));
      // as if there had never been one: a file brings none back that was taken away
      for (const { id } of await ofA(person)) await house.store.remove(PLATFORM_WIDE, CREDENTIAL, id);
      const digest = pbkdf2Sync(ATTACKERS, 'salt', 1000, 32, 'sha256').toString('base64');
      const passwords = [{ line: 1, login_id, password_hash: `pbkdf2_sha256$1000$salt$${digest}` }];
      const { taken } = await importPasswords(
        house.parts,
        { tenant: tenant_id, passwords, dry_run: false },
        act(person),
      );
      expect(taken).toBe(1);
      return { passwords: [ATTACKERS] };
    },
  },
  {
    name: 'taking away every factor, giving a password, and signing in with factors of one’s own',
    async use(person) {
      const { inA } = person;
      for (const { id } of await ofA(person)) await withdrawVouchers(house.store, id, [a.tenant_id], act(person));
      await passwordBy(house, inA, ATTACKERS);
      await openEnrolment(house.parts, inA.person_id, [a.tenant_id]);
      const own = browser();
      await enrolled(house, inA, ATTACKERS, own);
      return { passwords: [ATTACKERS], browsers: [own] };
    },
  },
  {
    name: 'its identity provider, which says of anybody that it is this person, with two factors',
    async use({ inA }) {
      const connection = await plantConnection(house, a, provider);
      const identity = newIdentity(subjectAt(connection, 'e-1001'), inA, 'administrator', house.now());
      const linked = {
        actor: { kind: 'person', id: 'administrator' },
        reason: null,
        request_id: null,
        at: house.now(),
      } as const;
      await linkIdentity(house.store, identity, linked);
      const own = browser();
      const page = await house.begin(own, { tenant: a.code });
      const chosen = await send(own, page, {}, { action: 'enter:identity_provider' });
      expect(isSignedIn(await throughProvider(own, chosen, 'e-1001'))).toBe(true);
      return { browsers: [own] };
    },
  },
  {
    name: 'adding a passkey in a session of A’s, and entering with it where no login id is asked for',
    async use(person) {
      const { inA } = person;
      for (const { id } of await ofA(person)) await withdrawVouchers(house.store, id, [a.tenant_id], act(person));
      await passwordBy(house, inA, ATTACKERS);
      const [own, door, key] = [browser(), browser(), softwareAuthenticator({ origin: house.origin })];
      const add = await send(own, await house.upToSecondFactor(own, inA, ATTACKERS), { method: 'passkey' });
      await addPasskey(own, add, key);
      const inside = await usePasskeyOn(door, await house.begin(door, { tenant: a.code }), key);
      expect(inside.title).toBe('ログイン用のコードを印刷する');
      const atB = browser();
      expect(isSignedIn(await usePasskeyOn(atB, await house.begin(atB, { tenant: b.code }), key))).toBe(false);
      return { passwords: [ATTACKERS], browsers: [own, door] };
    },
  },
  {
    name: 'a temporary code, beside a password of its own choosing',
    async use({ inA }) {
      await passwordBy(house, inA, ATTACKERS);
      const { user_id, person_id, tenant } = inA;
      const given = {
        code_id: randomUUIDv7(),
        tenant_id: tenant.tenant_id,
        user_id,
        person_id,
        issued_by: 'administrator',
      };
      const more = { identity_check: 'in_person_known', reason: 'test', hours: 1 } as const;
      const by = { actor: { kind: 'person', id: 'administrator' } as const, request_id: null, at: house.now() };
      const { code } = await issueTemporaryCode(house.parts, { ...given, ...more }, by);
      const own = browser();
      const asked = await house.upToSecondFactor(own, inA, ATTACKERS);
      expect(isSignedIn(await send(own, asked, { code }))).toBe(true);
      return { passwords: [ATTACKERS], browsers: [own] };
    },
  },
  {
    name: 'an emergency of its own, in which its printed codes count',
    async use({ inA }) {
      await passwordBy(house, inA, ATTACKERS);
      const { tenant_id } = inA.tenant;
      const by = (id: string) => ({ actor: { kind: 'person', id } as const, request_id: null, at: house.now() });
      const [code = ''] = await printSet(house.parts, tenant_id, { set_id: randomUUIDv7(), by: 'one' }, by('one'));
      const emergency_id = randomUUIDv7();
      await declareEmergency(house.parts, tenant_id, { emergency_id, reason: 'test' }, by('one'));
      await confirmEmergency(house.parts, tenant_id, { emergency_id, hours: 1 }, by('other'));
      const own = browser();
      const app = await house.upToSecondFactor(own, inA, ATTACKERS);
      const asked = await send(own, app, {}, { action: 'use:break_glass_code' });
      expect(isSignedIn(await send(own, asked, { code: shownBreakGlassCode(code) }))).toBe(true);
      return { passwords: [ATTACKERS], browsers: [own] };
    },
  },
  {
    name: 'a shared terminal of its own, in a store that it declared restricted',
    async use({ inA }) {
      await passwordBy(house, inA, ATTACKERS);
      const store = await pharmacy(house, inA.tenant);
      await store.restrict();
      await store.joins(inA);
      const terminal = await store.terminal();
      const list = await terminal.prove(await house.begin(terminal.browser, { tenant: a.code }));
      const people = list.forms.filter(({ hidden }) => hidden.action === 'enter:terminal');
      const chosen = { ...list, forms: people.map((form) => ({ ...form, button: null })) };
      const password = await send(terminal.browser, chosen, { user_id: inA.user_id });
      const end = await terminal.prove(await send(terminal.browser, password, { password: ATTACKERS }));
      expect(isSignedIn(end)).toBe(true);
      return { passwords: [ATTACKERS], browsers: [terminal.browser] };
    },
  },
  {
    name: 'using a browser that is signed in to A',
    use: async ({ atA }) => ({ browsers: [atA] }),
  },
  {
    name: 'ending the sessions of its user',
    async use(person) {
      const { tenant_id } = person.inA.tenant;
      await revoke(
        house.store,
        { person_id: person.inA.person_id, tenant_id },
        { ...act(person), reason: 'by_administrator' },
      );
      expect(isSignedIn(await house.begin(person.atA, { tenant: a.code }))).toBe(false);
      return {};
    },
  },
  {
    name: 'giving its user the login id and the mail address of the other customer’s',
    async use({ inA, inB }) {
      await house.user(a, { ...inA, login_id: inB.login_id, email: 'attacker@example.com' });
      return {};
    },
  },
  {
    name: 'suspending its user, or ending that one’s employment',
    async use({ inA }) {
      await house.user(a, { ...inA, status: 'suspended' });
      await house.user(a, { ...inA, status: 'left' });
      return {};
    },
  },
];

test.each(POWERS)('$name yields nothing in the other customer', async (power) => {
  await expectNothingInB(await sharedPerson(house, a, b), power);
});

test('what the other customer vouches for opens A as little', async () => {
  const { inA } = await sharedPerson(house, a, b);
  expect((await house.upToSecondFactor(browser(), inA, OF_B)).problem).not.toBeNull();
});

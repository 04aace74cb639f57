import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RevocableClaims, type Revocation, revokedTokens } from './revoked-tokens.ts';

const AT = Date.parse('2026-06-01T00:00:00.500Z');
const claims: RevocableClaims = {
  ...{ tenant_id: 'aoba', sub: 'person', user_id: 'user', client_id: 'rx', sid: 'session', jti: 'token' },
  ...{ device_id: 'device', iat: Math.floor(AT / 1000) - 10 },
};
const none = { person_id: null, user_id: null, session_id: null, client_id: null, device_id: null, token_id: null };
let count = 0;
const revocation = (of: Partial<Revocation>): Revocation => ({
  id: String(count++),
  at: AT,
  tenant_id: 'aoba',
  ...none,
  ...of,
});
function isRevoked(by: Partial<Revocation>, changed: Partial<RevocableClaims> = {}): boolean {
  const revoked = revokedTokens();
  revoked.add(revocation(by));
  return revoked.has({ ...claims, ...changed });
}

test.each([
  ['a person in a tenant', { person_id: 'person' }, { sub: 'another' }],
  ['a user', { user_id: 'user' }, { user_id: 'another' }],
  ['a session', { session_id: 'session' }, { sid: 'another' }],
  ['a client in a tenant', { client_id: 'rx' }, { client_id: 'another' }],
  ['a device', { device_id: 'device' }, { device_id: 'another' }],
  ['one token', { token_id: 'token' }, { jti: 'another' }],
  ['a whole tenant', {}, { tenant_id: 'minato' }],
  ['a client everywhere', { tenant_id: null, client_id: 'rx' }, { client_id: 'another' }],
])('what is said of %s means its tokens and no others', (_what, by, other) => {
  expect(isRevoked(by)).toBe(true);
  expect(isRevoked(by, other)).toBe(false);
});

test('a person’s end in one tenant leaves their tokens of another alone', () => {
  expect(isRevoked({ person_id: 'person' }, { tenant_id: 'minato' })).toBe(false);
});

test('who comes back gets tokens that count: those issued since are not meant', () => {
  const second = Math.floor(AT / 1000);
  expect(isRevoked({ person_id: 'person' }, { iat: second })).toBe(true);
  expect(isRevoked({ person_id: 'person' }, { iat: second + 1 })).toBe(true); // by the clock of whoever issued it
  expect(isRevoked({ person_id: 'person' }, { iat: second + 2 })).toBe(false);
});

test('a token that lacks a claim is not meant by who goes by it', () => {
  const { device_id: _, sid: __, ...machine } = claims;
  const revoked = revokedTokens();
  revoked.add(revocation({ device_id: 'device' }));
  revoked.add(revocation({ session_id: 'session' }));
  expect(revoked.has(machine)).toBe(false);
});

test('one that names nothing means nothing', () => {
  expect(isRevoked({ tenant_id: null })).toBe(false);
});

test('one that comes again is known, and old ones are forgotten', () => {
  const revoked = revokedTokens();
  const one = revocation({ session_id: 'session' });
  expect([revoked.add(one), revoked.add(one)]).toEqual([true, false]);
  revoked.forgetBefore(AT);
  expect(revoked.has(claims)).toBe(true);
  revoked.forgetBefore(AT + 1);
  expect([revoked.has(claims), revoked.size]).toEqual([false, 0]);
});

test('it says of any tokens what looking at every revocation would say', () => {
  const maybe = (value: string) => fc.constantFrom(null, value, `${value}2`);
  const some = fc.record({
    ...{ id: fc.uuid(), at: fc.integer({ min: AT - 5000, max: AT + 5000 }) },
    ...{ tenant_id: maybe('aoba'), person_id: maybe('person'), user_id: maybe('user'), session_id: maybe('session') },
    ...{ client_id: maybe('rx'), device_id: maybe('device'), token_id: maybe('token') },
  });
  const means = (one: Revocation): boolean => {
    const pairs = [
      [one.tenant_id, claims.tenant_id],
      [one.person_id, claims.sub],
      [one.user_id, claims.user_id],
      [one.session_id, claims.sid],
      [one.client_id, claims.client_id],
      [one.device_id, claims.device_id],
      [one.token_id, claims.jti],
    ];
    const named = pairs.filter(([given]) => given !== null);
    return (
      named.length > 0 && named.every(([given, has]) => given === has) && claims.iat <= Math.floor(one.at / 1000) + 1
    );
  };
  fc.assert(
    fc.property(fc.uniqueArray(some, { selector: ({ id }) => id, maxLength: 30 }), (all) => {
      const revoked = revokedTokens();
      for (const one of all) revoked.add(one);
      expect(revoked.has(claims)).toBe(all.some(means));
    }),
  );
});

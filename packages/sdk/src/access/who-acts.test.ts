import { expect, test } from 'vitest';
import { TENANT, USER } from '../testing/test-issuer.ts';
import type { AccessTokenClaims } from '../token/access-token-claims.ts';
import { whoActs } from './who-acts.ts';

const person: AccessTokenClaims = {
  ...{ iss: 'https://auth.test/oidc', sub: 'a-person', aud: 'urn:kiban:api', exp: 2, iat: 1, jti: 'one' },
  ...{ client_id: 'orders', tenant_id: TENANT, user_id: USER },
};
const acting_for = { sub: 'a-person', tenant_id: TENANT, user_id: USER };
const OTHER = '0198c5a2-0000-7000-8000-00000000000a';

test('a person acts for themselves', () => {
  expect(whoActs(person)).toEqual({ kind: 'person', sub: 'a-person', user_id: USER, acting_for: null });
});

test('a program acts for itself', () => {
  const { user_id: _, ...program } = { ...person, sub: 'orders' };
  expect(whoActs(program)).toEqual({ kind: 'program', sub: 'orders', user_id: null, acting_for: null });
});

test('a program that was given somebody’s token acts for them, and the last of several is who acts', () => {
  const act = { sub: 'reports', client_id: 'reports', act: { sub: 'orders', client_id: 'orders' } };
  expect(whoActs({ ...person, act })).toEqual({ kind: 'program', sub: 'reports', user_id: null, acting_for });
});

test('somebody of the same tenant who acts for another is a person; somebody of another is support', () => {
  const act = { sub: 'another', client_id: 'orders', user_id: OTHER };
  expect(whoActs({ ...person, act: { ...act, tenant_id: TENANT } })).toMatchObject({ kind: 'person', acting_for });
  const support = { kind: 'support', sub: 'another', user_id: OTHER, acting_for };
  expect(whoActs({ ...person, act: { ...act, tenant_id: OTHER } })).toEqual(support);
  expect(whoActs({ ...person, act })).toEqual(support); // who does not say of which tenant is no colleague
});

import { tenantId } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { after, type Outcome } from './outcome.ts';
import type { Proven, SignInState } from './state.ts';

const tenant = { tenant_id: tenantId('0198c5a2-0000-7000-8000-00000000000a'), code: 'aoba', name: 'あおば薬局' };
const proven: Proven = {
  ...{ tenant, login_id: 'hanako', person_id: 'person', user_id: 'user', used: ['password'] },
  ...{
    vouched_by: ['operator'],
    proven_at: 1,
    second_factors: [],
    known_device: null,
    must_change: false,
    codes_left: 0,
  },
};
const given = (more: Partial<Proven>): Proven => ({ ...proven, ...more });
const password: SignInState = { step: 'password', tenant, login_id: 'hanako' };
const right = (more: Partial<Proven>): Outcome => ({ kind: 'password_right', proven: given(more) });

/** Given a state, when something comes of an answer, then this is asked next. */
const steps = (state: SignInState, ...outcomes: Outcome[]): (string | undefined)[] => {
  let current: SignInState | undefined = state;
  return outcomes.map((outcome) => {
    const next = current === undefined ? undefined : after(current, outcome);
    current = next?.step === 'codes' ? { step: 'choose_factor', proven: next.proven } : next;
    return next?.step;
  });
};

test('tenant, then login id, then password', () => {
  expect(
    steps({ step: 'tenant' }, { kind: 'tenant_found', tenant }, { kind: 'login_id_given', login_id: 'hanako' }),
  ).toEqual(['login_id', 'password']);
});

test('with an authenticator app and enough printed codes, one code finishes', () => {
  const state = right({ second_factors: ['totp', 'lookup_codes'], codes_left: 5 });
  const code: Outcome = { kind: 'second_factor_right', type: 'totp', vouched_by: ['operator'], at: 2, codes_left: 5 };
  expect(steps(password, state, code)).toEqual(['second_factor', 'finished']);
});

test('whoever used one of the last printed codes gets new ones before going on', () => {
  const state = right({ second_factors: ['lookup_codes'], codes_left: 3 });
  const code: Outcome = {
    ...{ kind: 'second_factor_right', type: 'lookup_codes', vouched_by: ['operator'], at: 2, codes_left: 2 },
  };
  expect(steps(password, state, code)).toEqual(['second_factor', 'codes']);
});

test('at the first sign-in: own password, then a second factor, then printed codes, and only then in', () => {
  expect(
    steps(
      password,
      right({ must_change: true }),
      { kind: 'password_changed' },
      { kind: 'totp_chosen', sealed_seed: 'x' },
      { kind: 'totp_added', at: 3 },
      { kind: 'codes_made', sealed_codes: 'y' },
      { kind: 'codes_printed' },
      { kind: 'codes_added', at: 4, codes_left: 9 },
    ),
  ).toEqual(['new_password', 'choose_factor', 'confirm_totp', 'codes', 'print_codes', 'prove_codes', 'finished']);
});

test('printed codes alone are enough: nobody needs a phone', () => {
  expect(
    steps(
      password,
      right({}),
      { kind: 'codes_made', sealed_codes: 'y' },
      { kind: 'codes_printed' },
      { kind: 'codes_added', at: 4, codes_left: 9 },
    ),
  ).toEqual(['choose_factor', 'print_codes', 'prove_codes', 'finished']);
});

test('a password somebody else knows is changed after the second factor, not before', () => {
  const state = right({ must_change: true, second_factors: ['totp'], codes_left: 9 });
  const code: Outcome = { kind: 'second_factor_right', type: 'totp', vouched_by: ['operator'], at: 2, codes_left: 9 };
  expect(steps(password, state, code, { kind: 'password_changed' })).toEqual([
    'second_factor',
    'new_password',
    'finished',
  ]);
});

test('nothing but two different factors finishes', () => {
  const outcomes: Outcome[] = [
    { kind: 'problem', problem: { code: 'refused' } },
    right({}),
    right({ second_factors: ['totp'], codes_left: 9 }),
    right({ must_change: true, codes_left: 9 }),
    { kind: 'password_changed' },
    { kind: 'totp_chosen', sealed_seed: 'x' },
    { kind: 'codes_made', sealed_codes: 'y' },
    { kind: 'codes_printed' },
    { kind: 'proof_too_old' },
    { kind: 'other_factor' },
    { kind: 'other_user' },
    { kind: 'other_tenant' },
  ];
  const seen = new Set<string>();
  const visit = (state: SignInState): void => {
    const key = JSON.stringify(state);
    if (seen.has(key)) return;
    seen.add(key);
    expect(state.step).not.toBe('finished');
    for (const outcome of outcomes) {
      const next = after(state, outcome);
      if (next === undefined) continue;
      expect(next.step).not.toBe('codes');
      visit(next as SignInState);
    }
  };
  visit(password);
  expect(seen.size).toBeGreaterThan(10);
});

test('a session vouches no further than each of the factors that began it', () => {
  const [a, b] = [tenant.tenant_id, tenantId('0198c5a2-0000-7000-8000-00000000000b')];
  const state: SignInState = {
    step: 'second_factor',
    by: 'totp',
    proven: given({ vouched_by: [a, b], second_factors: ['totp'] }),
  };
  const next = after(state, { kind: 'second_factor_right', type: 'totp', vouched_by: [a], at: 2, codes_left: 9 });
  expect(next).toMatchObject({ step: 'finished', proven: { vouched_by: [a] } });
});

test('“not you?” goes back to the login id, of the same tenant; another company begins anew', () => {
  for (const state of [password, { step: 'choose_factor', proven } as const])
    expect(after(state, { kind: 'other_user' })).toEqual({ step: 'login_id', tenant, login_id: '' });
  expect(after(password, { kind: 'other_tenant' })).toEqual({ step: 'tenant' });
});

test('what was proven too long ago is asked for again before something is added', () => {
  const state: SignInState = { step: 'prove_codes', proven, sealed_codes: 'y' };
  expect(after(state, { kind: 'proof_too_old' })).toEqual(password);
});

test('an answer to another question than the one that is asked changes nothing', () => {
  expect(after(password, { kind: 'totp_added', at: 1 })).toBeUndefined();
  expect(after({ step: 'tenant' }, right({}))).toBeUndefined();
  expect(
    after({ step: 'confirm_totp', proven, sealed_seed: 'x' }, { kind: 'codes_added', at: 1, codes_left: 9 }),
  ).toBeUndefined();
});

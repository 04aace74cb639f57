import { tenantId } from '@kiban/postgres';
import { expect, test } from 'vitest';
import type { Method } from '../factors/factor.ts';
import { type Demand, expected } from './demand.ts';
import { after, type Outcome } from './outcome.ts';
import type { Next, Outlook, Proven, SignInState, Task } from './state.ts';

const tenant = { tenant_id: tenantId('0198c5a2-0000-7000-8000-00000000000a'), code: 'aoba', name: 'あおば薬局' };
const demand: Demand = {
  acr_values: [],
  phishing_resistant: false,
  second_factors: ['passkey', 'totp', 'lookup_codes', 'terminal'],
  required_connection: null,
};
const nothing: Outlook = { demand, offered: [], enrolments: [], tasks: [], held: null };
const proven: Proven = {
  ...{ tenant, client: { client_id: 'product', name: 'Product' }, login_id: 'hanako', person_id: 'person' },
  ...{ user_id: 'user', proofs: [expected('password')], known_device: null, terminal: null },
  ...nothing,
};
const password: SignInState = { step: 'password', tenant, login_id: 'hanako' };
const entered = (outlook: Partial<Outlook>): Outcome => ({ kind: 'entered', proven: { ...proven, ...outlook } });
const proof = (method: Method, outlook: Partial<Outlook> = {}): Outcome => ({
  ...{ kind: 'proof', proof: expected(method), outlook: { ...nothing, ...outlook } },
});
const added = (method: Method, tasks: Task[] = []): Outcome => ({
  ...{ kind: 'added', proofs: [...proven.proofs, expected(method)], outlook: { ...nothing, tasks } },
});
const NEW_PASSWORD: Task = { task: 'new_password' };
const CODES: Task = { task: 'enrol', method: 'lookup_codes' };

/** What `advance` makes of a question that is still to be made. */
function made(next: Next | undefined): SignInState | undefined {
  if (next?.step === 'ask') return { ...next, step: 'challenge', asked: null };
  return next?.step === 'enrol' ? { ...next, step: 'enrolment', stage: null } : next;
}

/** Given a state, when something comes of an answer, then this is asked next. */
const steps = (state: SignInState, ...outcomes: Outcome[]): (string | undefined)[] => {
  let current: SignInState | undefined = state;
  return outcomes.map((outcome) => {
    current = current === undefined ? undefined : made(after(current, outcome));
    return current !== undefined && 'method' in current ? `${current.step} ${current.method}` : current?.step;
  });
};

test('tenant, then login id, then password', () => {
  expect(
    steps({ step: 'tenant' }, { kind: 'tenant_found', tenant }, { kind: 'login_id_given', login_id: 'hanako' }),
  ).toEqual(['login_id', 'password']);
});

test('with an authenticator app one code finishes', () => {
  expect(steps(password, entered({ offered: ['totp', 'lookup_codes'] }), proof('totp'))).toEqual([
    'challenge totp',
    'finished',
  ]);
});

test('whoever used one of the last printed codes gets new ones before going on', () => {
  expect(steps(password, entered({ offered: ['lookup_codes'] }), proof('lookup_codes', { tasks: [CODES] }))).toEqual([
    'challenge lookup_codes',
    'enrolment lookup_codes',
  ]);
});

test('at the first sign-in: own password, then a second factor, then printed codes, and only then in', () => {
  const enrolments: Method[] = ['totp', 'lookup_codes'];
  expect(
    steps(
      password,
      entered({ enrolments, tasks: [NEW_PASSWORD] }),
      { kind: 'password_changed', proofs: proven.proofs, outlook: { ...nothing, enrolments } },
      { kind: 'enrolment_chosen', method: 'totp' },
      added('totp', [CODES]),
      { kind: 'stage', stage: { page: 'prove' } },
      added('lookup_codes'),
    ),
  ).toEqual([
    ...['new_password', 'choose_enrolment', 'enrolment totp'],
    ...['enrolment lookup_codes', 'enrolment lookup_codes', 'finished'],
  ]);
});

test('a password somebody else knows is changed after the second factor, not before', () => {
  const tasks = [NEW_PASSWORD];
  expect(
    steps(password, entered({ offered: ['totp'], tasks }), proof('totp', { tasks }), {
      ...{ kind: 'password_changed', proofs: [expected('password'), expected('totp')], outlook: nothing },
    }),
  ).toEqual(['challenge totp', 'new_password', 'finished']);
});

test('whoever has no second factor and may not add one is told whom to ask', () => {
  expect(steps(password, entered({}))).toEqual(['shut']);
});

test('nobody goes in while the login view is older than the policy bears', () => {
  const held = { held: 'login_view_too_old' } as const;
  expect(steps(password, entered({ offered: ['totp'] }), proof('totp', held))).toEqual(['challenge totp', 'shut']);
});

test('a product that demands what the person has not is told so', () => {
  const acr = { ...demand, acr_values: ['urn:kiban:acr:phr'] };
  expect(steps(password, entered({ demand: acr }))).toEqual(['unmet']);
  const enrolments: Method[] = ['passkey'];
  expect(
    steps(
      password,
      entered({ demand: acr, offered: ['totp'] }),
      proof('totp', { demand: acr, enrolments }),
      { kind: 'enrolment_chosen', method: 'passkey' },
      added('passkey'),
    ),
  ).toEqual(['challenge totp', 'choose_enrolment', 'enrolment passkey', 'finished']);
});

test('another way is taken only where it is offered', () => {
  const state = made(after(password, entered({ offered: ['totp', 'lookup_codes'] })));
  if (state === undefined) throw new Error('There is a challenge.');
  expect(steps(state, { kind: 'use', method: 'lookup_codes' })).toEqual(['challenge lookup_codes']);
  expect(steps(state, { kind: 'use', method: 'passkey' })).toEqual([undefined]);
  const choosing = made(after(password, entered({ enrolments: ['totp'] })));
  if (choosing === undefined) throw new Error('There is a choice.');
  expect(steps(choosing, { kind: 'enrolment_chosen', method: 'passkey' })).toEqual([undefined]);
});

test('“not you?” goes back to the login id, of the same tenant; another company begins anew', () => {
  for (const state of [password, { step: 'choose_enrolment', proven } as const])
    expect(after(state, { kind: 'other_user' })).toEqual({ step: 'login_id', tenant, login_id: '' });
  expect(after(password, { kind: 'other_tenant' })).toEqual({ step: 'tenant' });
});

test('what was proven too long ago is asked for again before something is added', () => {
  const state: SignInState = { step: 'enrolment', proven, method: 'totp', stage: null };
  expect(after(state, { kind: 'proof_too_old' })).toEqual(password);
});

test('an answer to another question than the one that is asked changes nothing', () => {
  expect(after(password, added('totp'))).toBeUndefined();
  expect(after(password, proof('totp'))).toBeUndefined();
  expect(after({ step: 'tenant' }, { kind: 'password_changed', proofs: [], outlook: nothing })).toBeUndefined();
  expect(after({ step: 'choose_enrolment', proven }, entered({}))).toBeUndefined();
});

import { expect, test } from 'vitest';
import { diagnose } from './diagnose.ts';
import type { Facts } from './facts.ts';
import { STEP_WORDS } from './step-words.ts';

const fine: Facts = {
  tenant_active: true,
  user_status: 'active',
  has_login_id: true,
  view_too_old: false,
  licensed: null,
  connection: null,
  password: { must_change: false, opens_enrolment: false },
  factors: [{ method: 'totp', fault: null }],
  invitation: null,
  waiting: null,
  phishing_resistance_demanded: false,
};
const wrong = (facts: Partial<Facts>) =>
  diagnose({ ...fine, ...facts })
    .filter(({ ok }) => !ok)
    .map(({ code }) => code);

test('nothing stands in the way of somebody with password and second factor', () => {
  expect(wrong({})).toEqual([]);
});

const open = { state: 'open', mail_status: 'sent' } as const;
const cases: readonly (readonly [string, Partial<Facts>, readonly string[]])[] = [
  ['the tenant has ended', { tenant_active: false }, ['tenant_ended']],
  ['the user is suspended', { user_status: 'suspended' }, ['user_suspended']],
  ['the user has left', { user_status: 'left' }, ['user_left']],
  ['there is no login id', { has_login_id: false }, ['login_id_missing']],
  ['the directory has been away too long', { view_too_old: true }, ['view_too_old']],
  ['no licence lets them in', { licensed: false }, ['licence_missing']],
  ['the identity provider they must use is not active', { connection: { active: false } }, ['connection_not_active']],
  ['nobody ever invited them', { password: null, factors: [] }, ['password_missing_never_invited']],
  ['the invitation is in their mailbox', { password: null, factors: [], invitation: open }, ['password_missing_open']],
  [
    'the invitation bounced',
    { password: null, factors: [], invitation: { state: 'undelivered', mail_status: 'bounced' } },
    ['password_missing_undelivered'],
  ],
  ['they have to wait after wrong attempts', { waiting: { seconds: 30 } }, ['throttled']],
  ['only a known device helps', { waiting: { seconds: null } }, ['throttled_for_good']],
  ['the first factor may not be added any more', { factors: [] }, ['enrolment_closed']],
  ['all printed codes are used', { factors: [{ method: 'lookup_codes', fault: 'used_up' }] }, ['codes_used_up']],
  [
    'the policy refuses what they have',
    { factors: [{ method: 'totp', fault: 'not_permitted' }] },
    ['second_factor_not_permitted'],
  ],
  ['the passkey may have been copied', { factors: [{ method: 'passkey', fault: 'suspected' }] }, ['passkey_suspected']],
];

test.each(cases)('%s: it is said, and nothing else', (_what, facts, codes) => {
  expect(wrong(facts)).toEqual(codes);
});

test('what the next sign-in sets right stands in nobody’s way', () => {
  const invited = { password: { must_change: true, opens_enrolment: true }, factors: [] };
  expect(wrong(invited)).toEqual([]);
  const codes = diagnose({ ...fine, ...invited, phishing_resistance_demanded: true }).map(({ code }) => code);
  expect(codes).toEqual(
    expect.arrayContaining(['password_must_change', 'second_factor_to_enrol', 'phishing_resistant_factor_missing']),
  );
});

test('a passkey stands in the place of login id and password', () => {
  const facts = { has_login_id: false, password: null, factors: [{ method: 'passkey', fault: null }] } as const;
  expect(wrong(facts)).toEqual([]);
});

test('an identity provider stands in the place of password and second factor', () => {
  expect(wrong({ connection: { active: true }, password: null, factors: [] })).toEqual([]);
});

test('several things at once are all told, in the order in which sign-in looks at them', () => {
  const facts: Partial<Facts> = { user_status: 'suspended', licensed: false, password: null, factors: [] };
  expect(wrong(facts)).toEqual(['user_suspended', 'licence_missing', 'password_missing_never_invited']);
});

test('whatever stands in the way has a next step, in both languages', () => {
  const blocking = new Set([...cases.flatMap(([, facts]) => wrong(facts))]);
  for (const code of blocking) {
    const { detail, next } = STEP_WORDS[code];
    for (const words of [detail, next]) {
      expect(words?.en, code).toMatch(/^[A-Z].+\.$/);
      expect(words?.ja, code).toMatch(/。/);
    }
  }
});

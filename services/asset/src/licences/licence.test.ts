import type { StateRow } from '@kiban/event-store';
import { CommandRefused, now } from '@kiban/service';
import { expect, test } from 'vitest';
import type { Licence } from './licence.ts';
import { licenceChanged } from './licence-changed.ts';
import { licenceGranted } from './licence-granted.ts';
import { licenceRenewed, licenceRenewedByItself, trialConverted } from './licence-renewed.ts';
import { licenceEnded, licenceResumed, licenceSuspended } from './licence-status.ts';
import { nextBoundary, periodStateOf } from './period.ts';
import type { Offer } from './terms.ts';

const ID = '018f0000-0000-7000-8000-000000000001';
const NOW = '2026-06-01T00:00:00Z';
const words = { en: 'x', ja: 'x' };
const plan = { key: 'standard', name: words, features: ['claims'], seat_kind: 'store' } as const;
const offer: Offer = { status: 'active', plan, now: NOW };
const facts = { ...offer, assigned: 3 };
const bought: Licence = {
  ...{ product: 'rx', plan: 'standard', covers: 'store', seats: 5, trial: false, status: 'active' },
  ...{ starts_at: '2026-04-01T00:00:00Z', ends_at: '2027-04-01T00:00:00Z', renewal: 'manual', renewal_months: null },
};
const lapsed: Licence = { ...bought, ends_at: '2026-05-01T00:00:00Z' };
const trial: Licence = { ...bought, trial: true, ends_at: '2026-06-30T00:00:00Z' };
const automatic: Licence = { ...bought, renewal: 'automatic', renewal_months: 12, ends_at: '2026-06-01T12:00:00Z' };
const rowOf = (licence: Licence): StateRow<Licence> => ({
  ...licence,
  ...{ id: ID, version: 3, valid_from: '2026-04-01T00:00:00Z', recorded_at: '2026-04-01T00:00:00Z' },
});

test('a licence is granted from now on, without an end, by what its plan says', () => {
  const change = licenceGranted(ID, { product: 'rx', plan: 'standard', seats: 2 }, offer, now);
  expect(change).toMatchObject({
    name: 'licence.granted',
    state: { starts_at: NOW, ends_at: null, covers: 'store', seats: 2 },
  });
  const whole = licenceGranted(ID, { product: 'rx', plan: 'x' }, { ...offer, plan: { ...plan, seat_kind: null } }, now);
  expect(whole.state).toMatchObject({ covers: 'tenant', seats: null });
});

test('a renewal goes on to its new end, and of what had lapsed the gap stands in the event', () => {
  const ends_at = '2028-04-01T00:00:00Z';
  const renewed = licenceRenewed(rowOf(bought), { ends_at, resume_lapsed: false }, offer, now);
  expect(renewed).toMatchObject({ name: 'licence.renewed', state: { ends_at }, payload: { changed: ['ends_at'] } });
  expect(renewed?.payload).not.toHaveProperty('gap');
  const again = licenceRenewed(rowOf(lapsed), { ends_at, resume_lapsed: true }, offer, now);
  expect(again?.payload).toMatchObject({ gap: { from: lapsed.ends_at, to: NOW } });
});

test('endless from now on is renewed by nobody', () => {
  const change = licenceRenewed(rowOf(automatic), { ends_at: null, resume_lapsed: false }, offer, now);
  expect(change?.state).toMatchObject({ ends_at: null, renewal: 'manual', renewal_months: null });
});

test('months that would mean nothing are refused, not forgotten', () => {
  const change = () => licenceChanged(rowOf(bought), { renewal_months: 12 }, facts, now);
  expect(change).toThrow(expect.objectContaining({ code: 'period_unfit', field: 'renewal_months' }));
});

test('a trial is bought with what is given changed', () => {
  const input = {
    ends_at: '2027-07-01T00:00:00Z',
    resume_lapsed: false,
    seats: 9,
    renewal: 'automatic',
    renewal_months: 12,
  } as const;
  const change = trialConverted(rowOf(trial), input, facts, now);
  expect(change).toMatchObject({
    name: 'licence.converted',
    state: { trial: false, seats: 9, renewal: 'automatic', renewal_months: 12 },
  });
});

test('what is renewed by itself is so within its last day, and only then', () => {
  const next_end = '2027-06-01T12:00:00Z';
  expect(licenceRenewedByItself(rowOf(automatic), { now: NOW, next_end }, now)?.state.ends_at).toBe(next_end);
  const early = '2026-05-31T11:59:59Z';
  expect(licenceRenewedByItself(rowOf(automatic), { now: early, next_end }, now)).toBeNull();
  expect(licenceRenewedByItself(rowOf({ ...automatic, ends_at: next_end }), { now: NOW, next_end }, now)).toBeNull();
  expect(licenceRenewedByItself(rowOf({ ...automatic, status: 'suspended' }), { now: NOW, next_end }, now)).toBeNull();
  expect(licenceRenewedByItself(rowOf(bought), { now: NOW, next_end }, now)).toBeNull();
  expect(licenceRenewedByItself(null, { now: NOW, next_end: null }, now)).toBeNull();
});

test('a licence is suspended, resumed and ended', () => {
  expect(licenceSuspended(rowOf(bought), now)).toMatchObject({
    name: 'licence.suspended',
    state: { status: 'suspended' },
  });
  expect(licenceResumed(rowOf({ ...bought, status: 'suspended' }), now)?.state.status).toBe('active');
  expect(licenceEnded(rowOf({ ...bought, status: 'suspended' }), now)?.state.status).toBe('ended');
});

test('a period holds from its first instant on, and not at its end', () => {
  const period = { starts_at: '2026-04-01T00:00:00Z', ends_at: '2026-05-01T00:00:00.5Z' };
  const at = (instant: string) => [periodStateOf(period, instant), nextBoundary(period, instant)];
  expect(at('2026-03-31T23:59:59.999999Z')).toEqual(['upcoming', period.starts_at]);
  expect(at('2026-04-01T00:00:00Z')).toEqual(['running', period.ends_at]);
  expect(at('2026-05-01T00:00:00.499999Z')).toEqual(['running', period.ends_at]);
  expect(at('2026-05-01T00:00:00.5Z')).toEqual(['lapsed', null]);
  expect(periodStateOf({ ...period, ends_at: null }, '2099-01-01T00:00:00Z')).toBe('running');
});

const grant =
  (input: object, given: Partial<Offer> = {}) =>
  () =>
    licenceGranted(ID, { product: 'rx', plan: 'standard', seats: 2, ...input }, { ...offer, ...given }, now);
const renew =
  (licence: Licence, ends_at: string | null, resume_lapsed = false) =>
  () =>
    licenceRenewed(rowOf(licence), { ends_at, resume_lapsed }, offer, now);
const ended: Licence = { ...bought, status: 'ended' };

test.each([
  ['of an unknown product', grant({}, { status: null, plan: null }), 'reference_unknown'],
  ['of a withdrawn product', grant({}, { status: 'withdrawn' }), 'reference_closed'],
  ['of an unknown plan', grant({}, { plan: null }), 'reference_unknown'],
  ['without seats that its plan needs', grant({ seats: null }), 'plan_unfit'],
  ['with seats for the whole tenant', grant({}, { plan: { ...plan, seat_kind: null } }), 'plan_unfit'],
  [
    'that ends before it begins',
    grant({ starts_at: '2027-01-01T00:00:00Z', ends_at: '2026-12-01T00:00:00Z' }),
    'period_unfit',
  ],
  ['that has lapsed already', grant({ starts_at: '2026-01-01T00:00:00Z', ends_at: NOW }), 'period_unfit'],
  ['for a trial without an end', grant({ trial: true }), 'period_unfit'],
  [
    'for a trial renewed by itself',
    grant({ trial: true, ends_at: bought.ends_at, renewal: 'automatic', renewal_months: 1 }),
    'period_unfit',
  ],
  ['renewed by itself without an end', grant({ renewal: 'automatic', renewal_months: 1 }), 'period_unfit'],
  ['renewed by itself for no months', grant({ renewal: 'automatic', ends_at: bought.ends_at }), 'period_unfit'],
  ['renewed by hand for months', grant({ renewal_months: 1 }), 'period_unfit'],
  ['renewed to an earlier end', renew(bought, '2026-12-01T00:00:00Z'), 'period_unfit'],
  ['renewed to its own end', renew(bought, bought.ends_at), 'period_unfit'],
  ['renewed though endless', renew({ ...bought, ends_at: null }, '2028-01-01T00:00:00Z'), 'period_unfit'],
  ['renewed silently after it had lapsed', renew(lapsed, '2028-01-01T00:00:00Z'), 'licence_lapsed'],
  ['renewed to an end that has passed', renew(lapsed, '2026-05-15T00:00:00Z', true), 'period_unfit'],
  ['renewed without an end though a trial', renew(trial, null), 'period_unfit'],
  ['renewed after its end for good', renew(ended, '2028-01-01T00:00:00Z'), 'already_closed'],
  [
    'converted though no trial',
    () => trialConverted(rowOf(bought), { ends_at: null, resume_lapsed: false }, facts, now),
    'not_a_trial',
  ],
  ['with fewer seats than are assigned', () => licenceChanged(rowOf(bought), { seats: 2 }, facts, now), 'seats_in_use'],
  [
    'changed to a plan for other holders',
    () => licenceChanged(rowOf(bought), { plan: 'x' }, { ...facts, plan: { ...plan, seat_kind: 'user' } }, now),
    'plan_unfit',
  ],
  [
    'changed to a plan that there is not',
    () => licenceChanged(rowOf(bought), { plan: 'x' }, { ...facts, plan: null }, now),
    'reference_unknown',
  ],
  ['changed though there is none', () => licenceChanged(null, {}, facts, now), 'not_found'],
  ['changed after its end for good', () => licenceChanged(rowOf(ended), { seats: 9 }, facts, now), 'already_closed'],
  ['suspended twice', () => licenceSuspended(rowOf({ ...bought, status: 'suspended' }), now), 'already_closed'],
  ['resumed though not suspended', () => licenceResumed(rowOf(bought), now), 'still_open'],
  ['ended twice', () => licenceEnded(rowOf(ended), now), 'already_closed'],
])('a licence is refused %s', (_what, command, code) => {
  expect(refusal(command)).toBe(code);
});

test('as many seats as are assigned may stay', () => {
  expect(licenceChanged(rowOf(bought), { seats: 3 }, facts, now)?.state.seats).toBe(3);
});

function refusal(command: () => unknown): string | undefined {
  try {
    command();
  } catch (error) {
    if (error instanceof CommandRefused) return error.code;
    throw error;
  }
  return undefined;
}

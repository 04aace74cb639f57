import { expect, test } from 'vitest';
import { boundaryOf, entitlementOf, type LicenceFacts } from './entitlement.ts';

const STORE = { store_id: 's' };
const licence: LicenceFacts = {
  ...{ id: 'l1', product: 'rx', plan: 'standard', covers: 'store', status: 'active', trial: false, seat_id: 'seat' },
  ...{ starts_at: '2026-04-01T00:00:00Z', ends_at: '2027-04-01T00:00:00Z', features: ['claims'] },
};
const at = '2026-06-01T00:00:00Z';
const asked = (licences: readonly LicenceFacts[], holders: object = STORE, moment = at) =>
  entitlementOf('rx', holders, { at: moment, products: ['rx'], licences });

test('a seat of a running licence entitles until its end, to what its plan opens', () => {
  expect(asked([licence])).toMatchObject({
    ...{ entitled: true, plan: 'standard', features: ['claims'], licence_id: 'l1', seat_id: 'seat' },
    ...{ until: licence.ends_at, reason_code: 'entitled' },
  });
});

test('a licence of the whole tenant needs neither a seat nor a name', () => {
  expect(asked([{ ...licence, covers: 'tenant', seat_id: null }], {})).toMatchObject({ entitled: true, seat_id: null });
});

test.each([
  ['there is no licence', [], STORE, at, 'no_licence'],
  ['the licence is suspended', [{ ...licence, status: 'suspended' }], STORE, at, 'suspended'],
  ['it has not begun', [licence], STORE, '2026-03-31T23:59:59.999999Z', 'not_yet_running'],
  ['it ends at this instant', [licence], STORE, '2027-04-01T00:00:00Z', 'lapsed'],
  ['there is no seat', [{ ...licence, seat_id: null }], STORE, at, 'no_seat'],
  [
    'nobody is named for whom there are seats',
    [{ ...licence, seat_id: null }],
    { user_id: 'u' },
    at,
    'holder_not_named',
  ],
] as const)('nobody is entitled when %s', (_what, licences, holders, moment, code) => {
  expect(asked(licences as readonly LicenceFacts[], holders, moment)).toMatchObject({
    entitled: false,
    features: [],
    until: null,
    reason_code: code,
  });
});

test('what the catalogue does not know is told from what nobody bought', () => {
  expect(entitlementOf('other', {}, { at, products: ['rx'], licences: [licence] }).reason_code).toBe('product_unknown');
});

test('of several licences one that entitles decides, and of those the one that lasts longest', () => {
  const longer = { ...licence, id: 'l2', ends_at: '2028-04-01T00:00:00Z' };
  const endless = { ...licence, id: 'l3', ends_at: null };
  const suspended = { ...licence, id: 'l4', status: 'suspended', ends_at: null } as const;
  expect(asked([suspended, licence, longer]).licence_id).toBe('l2');
  expect(asked([longer, endless, suspended, licence])).toMatchObject({ licence_id: 'l3', until: null });
  expect(asked([suspended, { ...licence, seat_id: null }]).reason_code).toBe('no_seat');
});

test('the next change is the first beginning or end that lies ahead', () => {
  const upcoming = { ...licence, starts_at: '2026-07-01T00:00:00Z' };
  expect(boundaryOf({ at, products: [], licences: [licence, upcoming] })).toBe('2026-07-01T00:00:00Z');
  expect(boundaryOf({ at, products: [], licences: [licence] })).toBe(licence.ends_at);
  expect(boundaryOf({ at, products: [], licences: [{ ...licence, ends_at: null }] })).toBeNull();
});

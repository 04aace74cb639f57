import { randomUUIDv7 } from 'node:crypto';
import { now } from '@kiban/service';
import { expect, test } from 'vitest';
import { HoldersRefused, requireSeats, type SeatFacts } from './holders.ts';
import { type SeatRow, seatAssigned, seatMoved, seatReleased } from './seat.ts';
import { seatIdsFrom } from './seat-ids.ts';

const holder = (id: string, status: string | null = 'open', seated = false) => ({ id, status, seated });
const facts = (holders: SeatFacts['holders'], more: Partial<SeatFacts> = {}): SeatFacts => ({
  ...{ licence: { covers: 'store', seats: 5, status: 'active' }, assigned: 3, holders },
  ...more,
});
const row: SeatRow = {
  ...{ id: 'seat', version: 1, valid_from: '2026-01-01T00:00:00Z', recorded_at: '2026-01-01T00:00:00Z' },
  ...{ licence_id: 'l', store_id: 'a', user_id: null, device_id: null, status: 'assigned' },
};

test('as many may sit down as seats are free', () => {
  expect(requireSeats(facts([holder('a'), holder('b')]))).toBe('store');
  expect(() => requireSeats(facts([holder('a'), holder('b'), holder('c')]))).toThrow(
    expect.objectContaining({ code: 'seats_exhausted' }),
  );
});

test('every holder who cannot sit down is named with their place', () => {
  const bad = [holder('a'), holder('b', null), holder('c', 'closed'), holder('d', 'open', true), holder('a')];
  const faults = [
    { place: 1, code: 'reference_unknown' },
    { place: 2, code: 'reference_closed' },
    { place: 3, code: 'key_taken' },
    { place: 4, code: 'key_taken' },
  ];
  const refused = () => requireSeats(facts(bad));
  expect(refused).toThrow(HoldersRefused);
  expect(refused).toThrow(
    expect.objectContaining({ code: 'holders_refused', faults: faults.map((fault) => expect.objectContaining(fault)) }),
  );
});

test.each([
  ['that there is not', null, 'reference_unknown'],
  ['that has ended', { covers: 'store', seats: 5, status: 'ended' }, 'reference_closed'],
  ['of the whole tenant', { covers: 'tenant', seats: null, status: 'active' }, 'plan_unfit'],
] as const)('nobody gets a seat of a licence %s', (_what, licence, code) => {
  expect(() => requireSeats(facts([holder('a')], { licence }))).toThrow(expect.objectContaining({ code }));
});

test('a seat is assigned, moved and released, and its history is one', () => {
  expect(seatAssigned('s', { licence_id: 'l', kind: 'device', holder_id: 'd' }, now).state).toEqual({
    ...{ licence_id: 'l', store_id: null, user_id: null, device_id: 'd', status: 'assigned' },
  });
  expect(seatMoved(row, 'b', now)).toMatchObject({
    name: 'seat.moved',
    state: { store_id: 'b' },
    payload: { changed: ['store_id'] },
  });
  expect(seatReleased(row, now)).toMatchObject({ name: 'seat.released', state: { store_id: 'a', status: 'released' } });
  expect(() => seatReleased({ ...row, status: 'released' }, now)).toThrow(
    expect.objectContaining({ code: 'already_closed' }),
  );
  expect(() => seatMoved({ ...row, status: 'released' }, 'b', now)).toThrow(
    expect.objectContaining({ code: 'already_closed' }),
  );
});

test('seats that are assigned together have ids of their own, which follow from the first', () => {
  const first = randomUUIDv7();
  const ids = seatIdsFrom(first, 500);
  expect(ids).toEqual(seatIdsFrom(first, 500));
  expect(ids[0]).toBe(first);
  expect(new Set(ids).size).toBe(500);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(seatIdsFrom(randomUUIDv7(), 2)[1]).not.toBe(ids[1]);
});

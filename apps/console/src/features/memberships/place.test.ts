import { describe, expect, test } from 'vitest';
import { jobTypeOf, type PlaceChoice, placeFields, placeProblem } from './place.ts';

const nameOf = (jobType: string) => ({ pharmacist: '薬剤師' })[jobType] ?? jobType;
const inUse = [{ name: 'pharmacist' }, { name: '配達' }];
const place: PlaceChoice = { kind: 'store', store_id: 's1', unit_id: 'u1', job: '薬剤師' };

describe('a place', () => {
  test('needs a store or a unit, then a job', () => {
    expect(placeProblem({ ...place, store_id: null })).toBe('store');
    expect(placeProblem({ ...place, kind: 'unit', unit_id: null })).toBe('unit');
    expect(placeProblem({ ...place, job: ' ' })).toBe('job');
    expect(placeProblem(place)).toBeNull();
  });
  test('may be left for later', () => {
    expect(placeProblem({ kind: 'none', store_id: null, unit_id: null, job: '' })).toBeNull();
  });
  test('is one of the two, whatever was chosen before of the other', () => {
    expect(placeFields(place, inUse, nameOf)).toEqual({ store_id: 's1', unit_id: null, job_type: 'pharmacist' });
    expect(placeFields({ ...place, kind: 'unit' }, inUse, nameOf)).toMatchObject({ store_id: null, unit_id: 'u1' });
  });
});

describe('a job', () => {
  test('that is listed keeps its code, so that one job is not two', () => {
    expect(jobTypeOf(' 薬剤師 ', inUse, nameOf)).toBe('pharmacist');
    expect(jobTypeOf('配達', inUse, nameOf)).toBe('配達');
  });
  test('that is new is taken as it was written', () => {
    expect(jobTypeOf('栄養士', inUse, nameOf)).toBe('栄養士');
  });
});

import { describe, expect, test } from 'vitest';
import { isFiltered, peopleFilter, peopleSearch } from './people-search.ts';

describe('the address of the list of people', () => {
  test('keeps what it knows and drops the rest', () => {
    expect(peopleSearch({ q: 'aoki', role: 'viewer', status: 'left', sort: '-valid_from', colour: 'red' })).toEqual({
      q: 'aoki',
      role: 'viewer',
      status: 'left',
      unit_id: undefined,
      store_id: undefined,
      unused_days: undefined,
      sort: '-valid_from',
    });
    expect(peopleSearch({ unused_days: '90' }).unused_days).toBe(90);
    expect(peopleSearch({ unused_days: '7' }).unused_days).toBeUndefined();
    expect(peopleSearch({ role: 'owner', status: 'gone', sort: 'salary' })).toMatchObject({
      role: undefined,
      status: undefined,
      sort: undefined,
    });
  });
  test('is not a filter while only sort and page are in it', () => {
    expect(isFiltered(peopleSearch({ sort: 'name', cursor: 'c', skipped: '50' }))).toBe(false);
    expect(isFiltered(peopleSearch({ unit_id: 'u' }))).toBe(true);
  });
});

describe('the list of people', () => {
  test('shows who is here unless somebody asks for more', () => {
    expect(peopleFilter({}, undefined).status).toEqual(['active', 'suspended']);
    expect(peopleFilter({ status: 'left' }, undefined).status).toEqual(['left']);
    expect(peopleFilter({ status: 'all' }, undefined).status).toBeUndefined();
  });
  test('is in the order of names, at the moment looked at', () => {
    expect(peopleFilter({ cursor: 'c', skipped: 50 }, '2026-04-01')).toMatchObject({
      sort: 'name',
      asOf: '2026-04-01',
    });
    expect(peopleFilter({ cursor: 'c' }, undefined)).not.toHaveProperty('cursor');
  });
});

import { describe, expect, test } from 'vitest';
import { merged, threeWay } from './three-way.ts';

const fields = ['name', 'phone', 'kana', 'identifiers'] as const;
const base = { name: 'A', phone: '1', kana: null as string | null, identifiers: [{ system: 's', value: '1' }] };

describe('when somebody else saved first', () => {
  const mine = { ...base, name: 'mine', phone: '2' };
  const theirs = { ...base, name: 'theirs', kana: 'カナ' };

  test('only what both changed differently is contested', () => {
    expect(threeWay(fields, base, mine, theirs)).toEqual({ contested: ['name'], theirs: ['kana'], mine: ['phone'] });
  });
  test('nobody’s change is lost, whichever is chosen', () => {
    const compared = threeWay(fields, base, mine, theirs);
    expect(merged(compared, mine, theirs, { name: 'mine' })).toEqual({
      ...base,
      name: 'mine',
      phone: '2',
      kana: 'カナ',
    });
    expect(merged(compared, mine, theirs, { name: 'theirs' })).toEqual({
      ...base,
      name: 'theirs',
      phone: '2',
      kana: 'カナ',
    });
  });
  test('the same change by both needs no choice', () => {
    expect(threeWay(fields, base, { ...base, phone: '2' }, { ...base, phone: '2' }).contested).toEqual([]);
  });
  test('an empty field and none are the same', () => {
    expect(threeWay(fields, base, { ...base, kana: '' }, base)).toEqual({ contested: [], theirs: [], mine: [] });
  });
  test('lists are compared by what they hold', () => {
    const changed = { ...base, identifiers: [{ system: 's', value: '2' }] };
    expect(threeWay(fields, base, changed, { ...base, identifiers: [{ system: 's', value: '1' }] }).mine).toEqual([
      'identifiers',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import type { OrganizationUnit } from '../../api/types.ts';
import { newUnitValues, unitFields, unitValues, writableUnit } from './unit-values.ts';

const unit: OrganizationUnit = {
  id: 'u1',
  version: 3,
  name: '東日本エリア',
  kana: null,
  unit_type: 'area',
  parent_id: null,
  parent_name: null,
  corporation_id: 'c1',
  corporation_name: '株式会社あおば',
  identifiers: [{ system: 'aoba.unit', value: 'A1' }],
  status: 'active',
  store_count: 12,
  member_count: 40,
  valid_from: '2026-04-01T00:00:00Z',
  recorded_at: '2026-04-01T00:00:00Z',
};

describe('the form of a unit', () => {
  test('holds nothing as an empty text', () => {
    expect(unitValues(unit)).toMatchObject({ kana: '', unit_type: 'area', corporation_id: 'c1' });
  });
  test('of a new unit begins below the unit it was opened from, with its corporation', () => {
    expect(newUnitValues(unit)).toMatchObject({ name: '', parent_id: 'u1', corporation_id: 'c1' });
    expect(newUnitValues(null)).toMatchObject({ parent_id: null, corporation_id: null });
  });
  test('does not change where a unit stands: that is a move', () => {
    expect(unitFields).not.toContain('parent_id');
  });
});

describe('what is sent', () => {
  test('is only what was given: an emptied text as null, texts trimmed', () => {
    expect(writableUnit({ kana: ' ', unit_type: ' 部 ' })).toEqual({ kana: null, unit_type: '部' });
    expect(writableUnit({ name: ' 西 ' })).toEqual({ name: '西' });
  });
  test('has no lines of codes that were left empty', () => {
    const identifiers = [...unit.identifiers, { system: ' ', value: '' }];
    expect(writableUnit({ identifiers })).toEqual({ identifiers: unit.identifiers });
  });
  test('keeps that nothing stands above', () => {
    expect(writableUnit({ parent_id: null })).toEqual({ parent_id: null });
  });
});

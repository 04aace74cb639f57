import type { TFunction } from 'i18next';
import type { HistoryEntry, Identifier } from '../../api/types.ts';
import { systemName } from '../identifiers/system-name.ts';
import { postalCodeText } from '../places/postal-code.ts';

type Change = HistoryEntry['changes'][number];

/** A field's name, as the pages of that kind of thing write it. */
export function fieldLabel(t: TFunction, kind: HistoryEntry['kind'], field: string): string {
  if (field === 'name') return nameLabel(t, kind);
  return t([`field.${field}`, field] as unknown as 'field.name');
}

function nameLabel(t: TFunction, kind: HistoryEntry['kind']): string {
  switch (kind) {
    case 'user':
      return t('people.name');
    case 'store':
      return t('stores.name');
    case 'organization_unit':
      return t('organisation.name');
    case 'corporation':
      return t('organisation.corporation.name');
    default:
      return t('field.name');
  }
}

/** One side of a change in words: an id by its name, a state by its word, codes with their system. */
export function changedText(
  t: TFunction,
  kind: HistoryEntry['kind'],
  change: Change,
  side: 'before' | 'after',
): string {
  const name = side === 'before' ? change.before_name : change.after_name;
  return name ?? fieldText(t, kind, change.field, change[side]);
}

function fieldText(t: TFunction, kind: HistoryEntry['kind'], field: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (field === 'status') return stateText(t, kind, String(value));
  if (field === 'role') return t(`role.${value === 'administrator' ? 'administrator' : 'viewer'}`);
  if (field === 'job_type' || field === 'unit_type') return knownCode(t, field, String(value));
  if (field === 'postal_code') return postalCodeText(String(value)) ?? '';
  if (field === 'identifiers' && Array.isArray(value)) {
    return value.map((each: Identifier) => `${systemName(t, each.system)} ${each.value}`).join('、');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Codes that came from old systems in words, what somebody typed as it is. */
function knownCode(t: TFunction, field: 'job_type' | 'unit_type', code: string): string {
  const words = field === 'job_type' ? `memberships.jobType.${code}` : `organisation.unitType.${code}`;
  return t(words as 'memberships.jobType.pharmacist', { defaultValue: code });
}

function stateText(t: TFunction, kind: HistoryEntry['kind'], value: string): string {
  const state = value === 'closed' && kind !== 'store' ? 'discontinued' : value;
  return t([`state.${state}`, state] as unknown as 'state.open');
}

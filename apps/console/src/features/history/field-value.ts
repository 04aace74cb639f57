import type { TFunction } from 'i18next';
import type { HistoryEntry, Identifier } from '../../api/types.ts';
import { zonedText } from '../../time/zoned.ts';
import { systemName } from '../identifiers/system-name.ts';
import { postalCodeText } from '../places/postal-code.ts';

type Change = HistoryEntry['changes'][number];

/** A field's name, as the pages of that kind of thing write it. */
export function fieldLabel(t: TFunction, kind: string, field: string): string {
  if (field === 'name') return nameLabel(t, kind);
  return t([`field.${field}`, field] as unknown as 'field.name');
}

function nameLabel(t: TFunction, kind: string): string {
  switch (kind) {
    case 'user':
      return t('people.name');
    case 'store':
      return t('stores.name');
    case 'organization_unit':
      return t('organisation.name');
    case 'corporation':
      return t('organisation.corporation.name');
    case 'device':
      return t('devices.name');
    default:
      return t('field.name');
  }
}

/** One side of a change in words: an id by its name, a state by its word, codes with their system. */
export function changedText(
  t: TFunction,
  kind: string,
  change: Change,
  side: 'before' | 'after',
  zone: string,
): string {
  const name = side === 'before' ? change.before_name : change.after_name;
  return name ?? fieldText(t, kind, change.field, change[side], zone);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;

function fieldText(t: TFunction, kind: string, field: string, value: unknown, zone: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' && INSTANT.test(value)) return zonedText(value, zone);
  const word = codedText(t, kind, field, value);
  if (word !== null) return word;
  if (field === 'status') return stateText(t, kind, String(value));
  if (field === 'role')
    return t(`role.${String(value).replace('kiban:', '')}` as 'role.viewer', { defaultValue: String(value) });
  if (field === 'job_type' || field === 'unit_type') return knownCode(t, field, String(value));
  if (field === 'postal_code') return postalCodeText(String(value)) ?? '';
  if (field === 'identifiers' && Array.isArray(value)) {
    return value.map((each: Identifier) => `${systemName(t, each.system)} ${each.value}`).join('、');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What devices, certificates and licences keep as codes, in words; null: not one of them. */
function codedText(t: TFunction, kind: string, field: string, value: unknown): string | null {
  const code = String(value);
  const word = (key: string) => t(key as 'devices.type.pc', { defaultValue: code });
  if (field === 'device_type') return word(`devices.type.${code}`);
  if (field === 'revocation_reason') return word(`certificates.revocation.${code}`);
  if (field === 'key_thumbprint') return `${code.slice(0, 12)}…`;
  if (field === 'renewal') return word(`licences.renewal.${code}`);
  if (field === 'covers') return word(`licences.covers.${code}`);
  if (field === 'trial' || field === 'unmasked') return t(value === true ? 'licences.yes' : 'licences.no');
  if (field === 'field' && kind === 'contradiction') return word(`field.${code}`);
  if (field === 'chosen' && typeof value === 'object' && value !== null && 'text' in value) return String(value.text);
  return null;
}

/** Codes that came from old systems in words, what somebody typed as it is. */
function knownCode(t: TFunction, field: 'job_type' | 'unit_type', code: string): string {
  const words = field === 'job_type' ? `memberships.jobType.${code}` : `organisation.unitType.${code}`;
  return t(words as 'memberships.jobType.pharmacist', { defaultValue: code });
}

function stateText(t: TFunction, kind: string, value: string): string {
  if (kind === 'access_review') return t(value === 'open' ? 'reviews.state.open' : 'reviews.state.closed');
  if (kind === 'contradiction' && value === 'open') return t('state.undecided');
  if (kind === 'certificate' && value === 'revoked') return t('state.invalid');
  const state = value === 'closed' && kind !== 'store' ? 'discontinued' : value;
  return t([`state.${state}`, state] as unknown as 'state.open');
}

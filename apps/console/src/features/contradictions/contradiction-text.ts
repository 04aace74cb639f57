import type { TFunction } from 'i18next';
import type { Contradiction } from '../../api/asset-types.ts';
import type { State } from '../../ui/state-tag.tsx';
import { groupedSerial } from '../certificates/serial-number.ts';
import { deviceTypeText } from '../devices/device-type.ts';

type Field = Contradiction['field'];

/** What it is about: the thing's name, or what the lines share that were set aside. */
export function subjectText(t: TFunction, { subject_kind, subject_name, subject_key }: Contradiction): string {
  if (subject_name !== null) return subject_kind === 'certificate' ? groupedSerial(subject_name) : subject_name;
  const [field = '', ...value] = (subject_key ?? '').split(':');
  return value.length > 0
    ? `${t(`field.${field}` as 'field.asset_tag', { defaultValue: field })} ${value.join(':')}`
    : t('contradictions.aside');
}

export function fieldText(t: TFunction, field: Field): string {
  return field === 'name' ? t('devices.name') : t(`field.${field}`);
}

/** A value in words: what an id refers to, a code's word. `text` is how the source writes it. */
export function valueText(
  t: TFunction,
  field: Field,
  { value, name, text }: { readonly value: string | null; readonly name: string | null; readonly text?: string },
): string {
  if (name !== null) return name;
  if (value === null) return text ?? '';
  if (field === 'device_type') return deviceTypeText(t, value);
  if (field === 'status') return t(`state.${value}` as 'state.active', { defaultValue: value });
  return value;
}

/** `open` is a store's word. */
export function contradictionState({ status }: Contradiction): State {
  return status === 'open' ? 'undecided' : status;
}

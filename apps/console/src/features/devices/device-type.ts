import type { TFunction } from 'i18next';

/** Kinds that this console has a word for; a tenant may use others, which are shown as they were typed. */
export const knownTypes = ['pc', 'tablet', 'kiosk', 'smartphone', 'printer', 'other'] as const;

export function deviceTypeText(t: TFunction, type: string): string {
  return t(`devices.type.${type}` as 'devices.type.pc', { defaultValue: type });
}

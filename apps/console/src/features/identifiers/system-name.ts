import type { TFunction } from 'i18next';

/** Systems that everybody may use. */
export const publicSystems = ['jp.medical-institution-code', 'jp.corporate-number'] as const;

/** What people call a code system; a customer's own (`aoba.store-code`) by what its last part says, otherwise as it was given. */
export function systemName(t: TFunction, system: string): string {
  if (/\.store-(code|number|id)$/.test(system)) return t('system.store_code');
  switch (system) {
    case 'jp.medical-institution-code':
      return t('system.medical_institution_code');
    case 'jp.corporate-number':
      return t('system.corporate_number');
    default:
      return system;
  }
}

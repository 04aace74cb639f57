import type { Shape } from '../../i18n/shape.ts';
import type { identifier as jaIdentifier, system as jaSystem } from './words.ja.ts';

export const identifier: Shape<typeof jaIdentifier> = {
  add: 'Add a code',
  remove: 'Remove {{system}}',
  system: 'Code system',
  value: 'Code',
};

export const system: Shape<typeof jaSystem> = {
  medical_institution_code: 'Medical institution code',
  corporate_number: 'Corporate number',
  store_code: 'Store code',
  other: 'Another code system',
};

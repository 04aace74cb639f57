import type { Shape } from '../../i18n/shape.ts';
import type { identifier as ja } from './words.ja.ts';

export const identifier: Shape<typeof ja> = {
  add: 'Add a code',
  remove: 'Remove {{system}}',
  system: 'Code system',
  value: 'Code',
};

import type { Shape } from '../../i18n/shape.ts';
import type { entitlements as ja } from './words.ja.ts';

export const entitlements: Shape<typeof ja> = {
  title: 'Products that can be used',
  until: 'until {{until}}',
  none: 'There are no products yet.',
  whole: 'whole company',
  seat: 'seat',
  trial: 'trial',
  see: 'See the licence',
};

import type { Shape } from '../../i18n/shape.ts';
import type { coverage as ja } from './words.ja.ts';

export const coverage: Shape<typeof ja> = {
  title: 'Second factors by store',
  help: 'People who have not set up a second factor yet, store by store.',
  covered: 'Have one',
  of: '{{with}} of {{people}}',
  without: 'Without',
  people: '{{n}} people',
  names: 'Who',
  show: '{{n}} people (show who has none at {{store}})',
  withoutAt: 'Without a second factor ({{store}})',
  next: 'A person’s page says whether they can sign in, and what to do next.',
  noStore: 'People of no store',
  none: 'There are no stores yet',
};

import type { EntityKind } from '@kiban/directory';
import { UsageError } from './context.ts';

const KINDS: Readonly<Record<string, EntityKind>> = {
  stores: 'store',
  store: 'store',
  users: 'user',
  user: 'user',
  units: 'organization_unit',
  unit: 'organization_unit',
  memberships: 'membership',
  membership: 'membership',
  corporations: 'corporation',
  corporation: 'corporation',
};

/** The kind a word of the command line means. @throws UsageError */
export function kindOf(word: string, expected: string): EntityKind {
  const kind = KINDS[word];
  if (kind === undefined) throw new UsageError(`${word}: ${expected}`);
  return kind;
}

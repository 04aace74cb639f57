import type { HistoryKind } from '@kiban/asset';
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

const ASSET_KINDS: Readonly<Record<string, HistoryKind>> = {
  devices: 'device',
  device: 'device',
  certificates: 'certificate',
  certificate: 'certificate',
  licences: 'licence',
  licence: 'licence',
  seats: 'seat',
  seat: 'seat',
};

/** The kind a word of the command line means. @throws UsageError */
export function kindOf(word: string, expected: string): EntityKind {
  const kind = KINDS[word];
  if (kind === undefined) throw new UsageError(`${word}: ${expected}`);
  return kind;
}

/** The kind of asset a word means; undefined: it means none, but perhaps something else. */
export function assetKindOf(word: string): HistoryKind | undefined {
  return Object.hasOwn(ASSET_KINDS, word) ? ASSET_KINDS[word] : undefined;
}

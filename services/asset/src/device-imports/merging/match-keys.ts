import type { MatchKey } from '../mapping/device-mapping.ts';
import type { SourceLine } from '../source-line.ts';
import { canonical, certificateKey } from './canonical.ts';

/** What names a device by itself. What only hints at one never holds two of these together. */
export const NAMING: readonly MatchKey[] = ['serial_number', 'asset_tag'];

/** The keys by which lines of one device are found, of those that `match` names. */
export function matchKeysOf(line: SourceLine, match: readonly MatchKey[]): ReadonlyMap<MatchKey, string> {
  const keys = new Map<MatchKey, string>();
  for (const key of match) {
    const value = matchKeyOf(line, key);
    if (value !== null) keys.set(key, value);
  }
  return keys;
}

function matchKeyOf({ fields, store, certificate }: SourceLine, key: MatchKey): string | null {
  switch (key) {
    case 'serial_number':
    case 'asset_tag': {
      const value = fields[key];
      return value === undefined ? null : canonical(key, value);
    }
    case 'certificate':
      return certificate === null ? null : certificateKey(certificate);
    case 'name_in_store':
      return fields.name === undefined || store?.id == null ? null : `${store.id} ${canonical('name', fields.name)}`;
    default:
      return key satisfies never;
  }
}

/** Whether a line tells of a device, and not of a certificate alone. */
export function tellsOfDevice({ fields }: SourceLine): boolean {
  return fields.serial_number !== undefined || fields.asset_tag !== undefined || fields.name !== undefined;
}

import type { MatchKey } from '../mapping/device-mapping.ts';
import { matchKeysOf, NAMING } from '../merging/match-keys.ts';
import type { MergedDevice } from '../merging/merged.ts';
import type { ImportedRecord, Known, KnownDevice } from './known.ts';

/** The known device that merged lines are of. */
export interface Identified {
  readonly id: string;
  /** What the same lists said of it before. */
  readonly record: ImportedRecord | null;
}

/**
 * Finds the known device of merged lines: by the strongest key that finds one, what the same lists said before counting more
 * than what it is called by now. A device that a stronger key tells apart is not taken for it.
 */
export function identifier(known: Known, match: readonly MatchKey[]): (device: MergedDevice) => Identified | null {
  const records = known.records.filter(({ kind }) => kind === 'device');
  const recordOf = new Map(records.map((record) => [record.id, record]));
  const inUse = new Set(known.devices.filter(({ status }) => status !== 'retired').map(({ id }) => id));
  const entries = [
    ...records.filter(({ id }) => inUse.has(id)),
    ...known.devices
      .filter(({ id }) => inUse.has(id))
      .map((device) => ({ id: device.id, keys: keysOf(device, match) })),
    // what was imported and is retired by now is still the same device: it is not made known again
    ...records.filter(({ id }) => !inUse.has(id)),
  ];
  const byKey = new Map<string, { id: string; keys: readonly string[] }[]>();
  for (const entry of entries)
    for (const key of entry.keys) {
      const others = byKey.get(key);
      if (others === undefined) byKey.set(key, [entry]);
      else others.push(entry);
    }
  return ({ keys }) => {
    for (const key of keys) {
      const found = byKey.get(key)?.find((entry) => !isToldApart(key, keys, entry.keys, match));
      if (found !== undefined) return { id: found.id, record: recordOf.get(found.id) ?? null };
    }
    return null;
  };
}

/** Whether a key that names a device, and is stronger than the one that found it, says another value. */
function isToldApart(
  found: string,
  keys: readonly string[],
  others: readonly string[],
  match: readonly MatchKey[],
): boolean {
  const stronger = match.slice(0, match.indexOf(kindOf(found))).filter((kind) => NAMING.includes(kind));
  return stronger.some((kind) => {
    const here = keys.filter((key) => kindOf(key) === kind);
    const there = others.filter((key) => kindOf(key) === kind);
    return here.length > 0 && there.length > 0 && !here.some((key) => there.includes(key));
  });
}

function kindOf(key: string): MatchKey {
  return key.slice(0, key.indexOf(':')) as MatchKey;
}

function keysOf({ name, serial_number, asset_tag, store_id }: KnownDevice, match: readonly MatchKey[]): string[] {
  const fields = {
    name,
    ...(serial_number === null ? {} : { serial_number }),
    ...(asset_tag === null ? {} : { asset_tag }),
  };
  const store = { code: '', id: store_id, problem: null };
  const keys = matchKeysOf({ source: '', line: 0, fields, store, certificate: null }, match);
  return [...keys].map(([kind, value]) => `${kind}:${value}`);
}

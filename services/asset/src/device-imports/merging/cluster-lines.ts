import type { MatchKey } from '../mapping/device-mapping.ts';
import type { SourceLine } from '../source-line.ts';
import { DisjointSets } from './disjoint-sets.ts';
import { matchKeysOf, NAMING, tellsOfDevice } from './match-keys.ts';
import type { EarlierDecision, MergeRules, SourceValue, Unmerged } from './merged.ts';
import { signatureOf, subjectField } from './signature.ts';

/** Lines by the device they tell of. Numbers are places in the list of lines. */
export interface Clusters {
  readonly clusters: readonly (readonly number[])[];
  readonly unmerged: readonly Unmerged[];
  /** Lines that no cluster has, and why. */
  readonly aside: ReadonlyMap<number, 'key_contradictory' | 'match_ambiguous'>;
  /** Values of keys that somebody decided are not of the device of this line: `asset_tag`. */
  readonly disowned: ReadonlyMap<number, ReadonlySet<MatchKey>>;
}

/**
 * Puts together the lines that tell of one device: by the first key that `match` names, then by the next, and so on.
 *
 * What shares a key and differs in a stronger one that names a device is never merged. Shares it a key that names a device, all
 * of it is set aside; is the key only a hint, the devices stay apart, and lines that could be of either are set aside. Each key
 * looks at everything it connects at once, so the order of lines is nothing.
 */
export function clusterLines(lines: readonly SourceLine[], { match, decided }: MergeRules): Clusters {
  const keys = lines.map((line) => matchKeysOf(line, match));
  const sets = new DisjointSets(lines.length);
  const aside = new Map<number, 'key_contradictory' | 'match_ambiguous'>();
  const disowned = new Map<number, Set<MatchKey>>();
  const unmerged: Unmerged[] = [];

  match.forEach((key, rank) => {
    const stronger = match.slice(0, rank).filter((other) => NAMING.includes(other));
    const groups = sets.groups().filter((group) => !group.some((line) => aside.has(line)));
    for (const connected of connectedBy(key, groups, keys, disowned)) {
      const differing = stronger.find((other) => connected.filter((group) => has(group, other)).length > 1);
      if (differing === undefined) join(connected);
      else if (NAMING.includes(key)) disagree(key, differing, connected);
      else hint(connected, stronger);
    }
  });

  const clusters = sets.groups().filter((group) => !group.some((line) => aside.has(line)));
  return { clusters, unmerged, aside, disowned };

  function has(group: readonly number[], key: MatchKey): boolean {
    return group.some((line) => keys[line]?.has(key));
  }

  function join(connected: readonly (readonly number[])[]): void {
    const [first] = connected[0] ?? [];
    for (const [other] of connected) if (first !== undefined && other !== undefined) sets.join(first, other);
  }

  /** Two devices claim a key that names one. */
  function disagree(key: MatchKey, differing: MatchKey, connected: readonly (readonly number[])[]): void {
    const all = connected.flat().sort((one, other) => one - other);
    const shared = sharedValues(all, key);
    const values = all.flatMap((line) => valueAt(line, differing));
    const subject_key = `${key}:${shared.join(' ')}`;
    const field = differing as Unmerged['field'];
    const decision = decided.get(subjectField(subject_key, field));
    const settled = decision !== undefined && decision.signature === signatureOf(field, values);
    unmerged.push({ subject_key, field, values, settled });
    if (settled) award(key, differing, connected, decision);
    else for (const line of all) aside.set(line, 'key_contradictory');
  }

  /** Somebody decided whose the key is: the others do without it. */
  function award(
    key: MatchKey,
    differing: MatchKey,
    connected: readonly (readonly number[])[],
    { value }: EarlierDecision,
  ): void {
    const owners = connected.filter((group) => {
      return !has(group, differing) || group.some((line) => keys[line]?.get(differing) === value);
    });
    for (const group of connected) {
      if (owners.includes(group)) continue;
      for (const line of group) disowned.set(line, new Set([...(disowned.get(line) ?? []), key]));
    }
    join(owners);
  }

  /** Several devices are hinted at: what names none of them could be of each. */
  function hint(connected: readonly (readonly number[])[], stronger: readonly MatchKey[]): void {
    for (const group of connected) {
      if (stronger.some((key) => has(group, key))) continue;
      const telling = group.some((line) => tells(line));
      if (telling) for (const line of group) aside.set(line, 'match_ambiguous');
    }
  }

  function tells(line: number): boolean {
    const told = lines[line];
    return told !== undefined && tellsOfDevice(told);
  }

  function sharedValues(of: readonly number[], key: MatchKey): string[] {
    const counts = new Map<string, Set<number>>();
    for (const line of of) {
      const value = keys[line]?.get(key);
      if (value !== undefined) counts.set(value, (counts.get(value) ?? new Set()).add(sets.find(line)));
    }
    return [...counts].flatMap(([value, groups]) => (groups.size > 1 ? [value] : [])).sort();
  }

  function valueAt(line: number, key: MatchKey): SourceValue[] {
    const told = lines[line];
    const value = keys[line]?.get(key);
    const text = told?.fields[key as Unmerged['field']];
    if (told === undefined || value === undefined || text === undefined) return [];
    return [{ source: told.source, line: told.line, text, value }];
  }
}

/** Groups of lines that share values of a key, directly or by way of others: those of more than one group. */
function connectedBy(
  key: MatchKey,
  groups: readonly (readonly number[])[],
  keys: readonly ReadonlyMap<MatchKey, string>[],
  disowned: ReadonlyMap<number, ReadonlySet<MatchKey>>,
): (readonly number[])[][] {
  const connections = new DisjointSets(groups.length);
  const firsts = new Map<string, number>();
  groups.forEach((group, index) => {
    for (const line of group) {
      const value = disowned.get(line)?.has(key) ? undefined : keys[line]?.get(key);
      if (value === undefined) continue;
      const first = firsts.get(value);
      if (first === undefined) firsts.set(value, index);
      else connections.join(first, index);
    }
  });
  return connections
    .groups()
    .filter((connected) => connected.length > 1)
    .map((connected) => connected.flatMap((index) => (groups[index] === undefined ? [] : [groups[index]])));
}

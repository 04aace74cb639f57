import type { MatchKey, MergedField } from '../mapping/device-mapping.ts';
import { DEVICE_FIELDS, type DeviceField, type SourceLine } from '../source-line.ts';
import { canonical } from './canonical.ts';
import { matchKeysOf } from './match-keys.ts';
import type { FoundContradiction, MergedDevice, MergeRules, SourceValue } from './merged.ts';
import { ordered, preferring } from './preference.ts';

/** A line of a device, without what somebody decided is not the device's. */
export interface OwnLine {
  readonly line: SourceLine;
  readonly disowned: ReadonlySet<MatchKey>;
}

/** One device of all its lines: of each field the value of who is believed there, and every field in which they differ. */
export function mergeDevice(own: readonly OwnLine[], rules: MergeRules): MergedDevice {
  const lines = own.map(({ line }) => line);
  const fields: Partial<Record<DeviceField, string>> = {};
  const contradictions: FoundContradiction[] = [];
  for (const field of DEVICE_FIELDS) {
    const { chosen, differs, values } = merged(field, valuesOf(own, field), rules);
    if (chosen?.value != null) fields[field] = chosen.value;
    if (differs) contradictions.push({ field, values, chosen });
  }
  const stores = merged('store', storesOf(lines), rules);
  if (stores.differs || (stores.chosen === null && stores.values.length > 0))
    contradictions.push({ field: 'store_id', values: stores.values, chosen: stores.chosen });
  return {
    keys: keysOf(own, rules),
    lines: lines.map(({ source, line }) => ({ source, line })),
    date: newestOf(lines, rules),
    fields,
    store_id: stores.chosen?.value ?? null,
    store_problem: stores.chosen === null ? storeProblem(lines) : null,
    contradictions,
  };
}

/** YYYY-MM-DD of the newest source among the lines. */
export function newestOf(lines: readonly { readonly source: string }[], { sources }: MergeRules): string {
  const dates = new Map(sources.map(({ name, date }) => [name, date]));
  return lines.map(({ source }) => dates.get(source) ?? '').reduce((one, other) => (one > other ? one : other), '');
}

function merged(
  field: MergedField,
  values: readonly SourceValue[],
  rules: MergeRules,
): { values: readonly SourceValue[]; chosen: SourceValue | null; differs: boolean } {
  const believed = values.toSorted(preferring(rules, field));
  const said = new Set(
    believed.map(({ text, value }) => (field === 'store' ? (value ?? text) : canonical(field, text))),
  );
  const chosen = believed.find(({ value }) => value !== null) ?? null;
  return { values: believed, chosen, differs: said.size > 1 && !rules.may_differ.includes(field) };
}

function valuesOf(own: readonly OwnLine[], field: DeviceField): SourceValue[] {
  return own.flatMap(({ line: { source, line, fields }, disowned }) => {
    const text = fields[field];
    if (text === undefined || disowned.has(field as MatchKey)) return [];
    return [{ source, line, text, value: text }];
  });
}

function storesOf(lines: readonly SourceLine[]): SourceValue[] {
  return lines.flatMap(({ source, line, store }) =>
    store === null ? [] : [{ source, line, text: store.code, value: store.id }],
  );
}

function storeProblem(lines: readonly SourceLine[]): MergedDevice['store_problem'] {
  const problems = lines.flatMap(({ store }) => (store?.problem == null ? [] : [store.problem]));
  if (problems.length === 0) return 'store_missing';
  return problems.includes('store_closed') ? 'store_closed' : 'store_unknown';
}

function keysOf(own: readonly OwnLine[], { match }: MergeRules): string[] {
  const known = own.map(({ line, disowned }) => ({ keys: matchKeysOf(line, match), disowned }));
  return match.flatMap((key) => {
    const values = known.flatMap(({ keys, disowned }) => (disowned.has(key) ? [] : (keys.get(key) ?? [])));
    return [...new Set(values)].sort(ordered).map((value) => `${key}:${value}`);
  });
}

import type { MergedField } from '../mapping/device-mapping.ts';
import type { LinePlace } from '../source-line.ts';
import type { MergeRules } from './merged.ts';

/**
 * The order in which lines are believed in a field: as the mapping prefers there, then by the priority of their sources, then
 * from the top of the file. The same whatever the order in which the lines come.
 */
export function preferring(rules: MergeRules, field: MergedField): (one: LinePlace, other: LinePlace) => number {
  const ranks = new Map(rules.sources.map(({ name }, index) => [name, index]));
  const dates = new Map(rules.sources.map(({ name, date }) => [name, date]));
  const preferred = rules.prefer[field] ?? [];
  const byPriority = (one: LinePlace, other: LinePlace): number =>
    (ranks.get(one.source) ?? 0) - (ranks.get(other.source) ?? 0) || one.line - other.line;
  if (preferred === 'newest')
    return (one, other) =>
      ordered(dates.get(other.source) ?? '', dates.get(one.source) ?? '') || byPriority(one, other);
  const place = ({ source }: LinePlace): number => {
    const index = preferred.indexOf(source);
    return index === -1 ? preferred.length : index;
  };
  return (one, other) => place(one) - place(other) || byPriority(one, other);
}

/** The order of texts by code points. */
export function ordered(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

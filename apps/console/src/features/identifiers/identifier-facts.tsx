import type { TFunction } from 'i18next';
import type { Identifier } from '../../api/types.ts';
import { Copyable } from '../../ui/copyable.tsx';
import type { Fact } from '../../ui/facts.tsx';
import { systemName } from './system-name.ts';

/** One fact for each code system that is there, then or now. `now`: the codes of today, when the past is looked at. */
export function identifierFacts(
  t: TFunction,
  identifiers: readonly Identifier[],
  now: readonly Identifier[] | undefined,
): Fact[] {
  const systems = new Set([...identifiers, ...(now ?? [])].map(({ system }) => system));
  return [...systems].map((system) => {
    const codes = valuesOf(identifiers, system);
    const today = now && valuesOf(now, system);
    return {
      label: systemName(t, system),
      value: codes.length > 0 ? codes.map((code) => <Copyable key={code} value={code} />) : null,
      ...(today && today.join() !== codes.join() && { now: today.join('、') }),
    };
  });
}

function valuesOf(identifiers: readonly Identifier[], system: string): string[] {
  return identifiers.filter((each) => each.system === system).map(({ value }) => value);
}

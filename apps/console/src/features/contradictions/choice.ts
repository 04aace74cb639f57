import type { Contradiction, ContradictionDecision } from '../../api/asset-types.ts';

/** What somebody chose: one of the values by its place, or another one. */
export type Choice = { readonly value: number } | { readonly other: string } | null;

/** What is still missing; null: it can be sent. */
export function choiceProblem(choice: Choice): 'chooseMissing' | 'otherMissing' | null {
  if (choice === null) return 'chooseMissing';
  return 'other' in choice && choice.other.trim() === '' ? 'otherMissing' : null;
}

/** As the API takes it: a source with its line, or a value. */
export function decisionOf(choice: Choice, { values }: Contradiction, reason: string): ContradictionDecision {
  if (choice !== null && 'other' in choice) return { value: choice.other.trim(), reason };
  const said = choice === null ? undefined : values[choice.value];
  return { source: said?.source ?? '', line: said?.line ?? 1, reason };
}

/** Which of the values is taken so far, by its place. */
export function takenOf({ chosen, values }: Contradiction): number | undefined {
  if (chosen === null) return undefined;
  const place = values.findIndex(({ source, line }) => source === chosen.source && line === chosen.line);
  return place < 0 ? undefined : place;
}

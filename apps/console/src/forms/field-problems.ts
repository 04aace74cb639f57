import type { ApiProblem } from '../api/problem.ts';

/** What the API says about single fields, by the field's name: `/identifiers/0/value` speaks of `identifiers`. */
export function fieldProblems<Field extends string>(
  problem: ApiProblem,
  fields: readonly Field[],
): Partial<Record<Field | 'reason', string>> {
  const found: Partial<Record<Field | 'reason', string>> = {};
  for (const { pointer, detail } of problem.errors) {
    const field = [...fields, 'reason' as const].find((name) => name === pointer.split('/')[1]);
    if (field !== undefined) found[field] ??= detail;
  }
  return found;
}

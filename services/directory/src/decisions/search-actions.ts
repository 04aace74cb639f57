import type { Asker } from './asker.ts';
import { actionOf, decide } from './decide.ts';
import type { Deciding } from './deciding.ts';
import { factsFor } from './facts-for.ts';
import type { Question } from './question.ts';
import { type FoundPage, pageWithin } from './search-page.ts';
import type { IdsQuery } from './search-rows.ts';

/** Everything that the question's subject may do to its resource, by name. */
export async function searchActions(
  deciding: Deciding,
  asker: Asker,
  question: Question,
  query: IdsQuery,
): Promise<FoundPage<string>> {
  const { at } = query;
  const facts = await factsFor(deciding, asker, { questions: [question], at, explained: false, anyAction: true });
  const names = [...facts.policy.actions.keys()].filter(
    (action) => actionOf(facts, action) !== undefined && decide(facts, { ...question, action }).kind === 'permitted',
  );
  return pageWithin(names.sort(), query, (name) => name);
}

import type { Database, TenantId } from '@kiban/postgres';
import { askedOf } from './asked.ts';
import { decide } from './decide.ts';
import { type Explanation, explain } from './explain.ts';
import { factsLoader } from './load-facts.ts';
import type { Question } from './question.ts';

/**
 * One decision with its explanation, for whoever operates the platform itself: it is not asked who asks. `at`: RFC 3339, null for
 * now. Undefined: there was no such tenant then.
 */
export async function decideQuestion(
  database: Database,
  tenantId: TenantId,
  question: Question,
  at: string | null,
): Promise<({ readonly decision: boolean } & Explanation) | undefined> {
  const facts = await factsLoader(database)(tenantId, {
    asked: askedOf([question], at),
    ...{ actions: [question.action], explained: true, speaks_for: null },
  });
  if (facts === null) return undefined;
  const outcome = decide(facts, question);
  return { decision: outcome.kind === 'permitted', ...explain(facts, question, outcome) };
}

import { Problem } from '@kiban/http';
import { refusalToSeeOthers } from './about-others.ts';
import { momentOf } from './as-of-moment.ts';
import { type Asker, isSelf } from './asker.ts';
import { decide } from './decide.ts';
import type { Deciding } from './deciding.ts';
import type { Evaluation } from './evaluation.ts';
import { explain } from './explain.ts';
import type { Facts } from './facts.ts';
import { factsFor } from './facts-for.ts';

/** A Decision of the Authorization API, §5.5. */
export interface Decision {
  readonly decision: boolean;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** An answer, or why this one question has none. */
export type Answered = { readonly decision: Decision } | { readonly problem: Problem };

/** Every moment is a reading of its own. */
const MOST_MOMENTS = 10;

/**
 * Answers questions in their order: one round trip for all that are about the same moment.
 *
 * @throws Problem when the asker may not ask at all.
 */
export async function evaluate(
  deciding: Deciding,
  asker: Asker,
  evaluations: readonly Evaluation[],
): Promise<Answered[]> {
  const others = evaluations.some(({ question }) => !isSelf(asker, question.subject));
  const refusal = others ? await refusalToSeeOthers(deciding, asker) : undefined;
  const answers = new Map<Evaluation, Answered>();
  const groups = Map.groupBy(evaluations, ({ as_of }) => as_of);
  if (groups.size > MOST_MOMENTS) throw tooManyMoments();
  for (const [as_of, group] of groups) {
    const open = group.filter(({ question }) => refusal === undefined || isSelf(asker, question.subject));
    if (refusal !== undefined) for (const evaluation of group) answers.set(evaluation, { problem: refusal });
    const answered = open.length === 0 ? [] : await evaluateAt(deciding, asker, as_of, open);
    for (const [place, evaluation] of open.entries()) answers.set(evaluation, answered[place] as Answered);
  }
  return evaluations.map((evaluation) => answers.get(evaluation) as Answered);
}

async function evaluateAt(
  deciding: Deciding,
  asker: Asker,
  as_of: string | undefined,
  evaluations: readonly Evaluation[],
): Promise<Answered[]> {
  const at = await momentOf(deciding, asker, as_of);
  if (at instanceof Problem) return evaluations.map(() => ({ problem: at }));
  const questions = evaluations.map(({ question }) => question);
  const explained = evaluations.some((evaluation) => evaluation.explain);
  const facts = await factsFor(deciding, asker, { questions, at, explained });
  return evaluations.map((evaluation) => ({ decision: decisionOf(facts, evaluation, asker) }));
}

function decisionOf(facts: Facts, { question, explain: explained }: Evaluation, asker: Asker): Decision {
  const outcome = decide(facts, question);
  const decision = outcome.kind === 'permitted';
  const ofOwn = asker.caller.user_id !== null && isSelf(asker, question.subject);
  return explained ? { decision, context: { ...explain(facts, question, outcome, ofOwn) } } : { decision };
}

function tooManyMoments(): Problem {
  const detail = {
    en: `At most ${MOST_MOMENTS} different moments at once.`,
    ja: `一度に指定できる時点は ${MOST_MOMENTS} 個までです。`,
  };
  return new Problem(400, 'validation_failed', detail, {
    errors: [{ pointer: '/evaluations', code: 'too_many_moments', detail }],
  });
}

import { challengeOf } from './challenges/challenges.ts';
import { enrolmentOf } from './enrolments/enrolments.ts';
import { mayBeginToAdd } from './may-add-factor.ts';
import { after, type Outcome, type Problem } from './outcome.ts';
import { countingOf } from './outlook.ts';
import type { Asker, SignInParts } from './parts.ts';
import type { Next, SignInState } from './state.ts';

interface Advanced {
  readonly state: SignInState;
  readonly problem: Problem | null;
}

/** The sign-in after an outcome; as it was when the outcome belongs to a page that is no longer asked. */
export async function advance(
  parts: SignInParts,
  asker: Asker,
  state: SignInState,
  outcome: Outcome,
): Promise<Advanced> {
  const next = after(state, outcome);
  if (next === undefined) return { state, problem: null };
  return { ...(await questionFor(parts, asker, next)), ...problemOf(outcome) };
}

/** Makes the question that comes next. */
async function questionFor(parts: SignInParts, asker: Asker, next: Next): Promise<Advanced> {
  switch (next.step) {
    case 'ask': {
      const { proven, method } = next;
      const asked = await challengeOf(method).ask(parts, asker, proven);
      return { state: { step: 'challenge', proven, method, asked }, problem: null };
    }
    case 'enrol': {
      const { proven, method } = next;
      const credentials = await countingOf(parts.store, proven.person_id, proven);
      if (!mayBeginToAdd(proven.proofs, credentials, parts.clock()))
        return advance(parts, asker, { step: 'choose_enrolment', proven }, { kind: 'proof_too_old' });
      const stage = await enrolmentOf(method).begin(parts, asker, proven);
      return { state: { step: 'enrolment', proven, method, stage }, problem: null };
    }
    default:
      return { state: next, problem: null };
  }
}

function problemOf(outcome: Outcome): Partial<Pick<Advanced, 'problem'>> {
  if (outcome.kind === 'problem') return { problem: outcome.problem };
  return outcome.kind === 'proof_too_old' ? { problem: { code: 'too_old' } } : {};
}

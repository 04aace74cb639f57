import type { Flow } from './flow.ts';
import { after, type Outcome } from './outcome.ts';
import type { SignInParts } from './parts.ts';
import { makeCodes } from './steps/enrol-codes.ts';

/** The sign-in after an outcome; as it was when the outcome belongs to a page that is no longer asked. */
export async function advance(parts: SignInParts, flow: Flow, outcome: Outcome): Promise<Flow> {
  const next = after(flow.state, outcome);
  if (next === undefined) return { ...flow, problem: null };
  if (next.step !== 'codes') return { ...flow, state: next, problem: problemOf(outcome) };
  const made = await makeCodes(parts, next.proven);
  const state = after({ step: 'choose_factor', proven: next.proven }, made);
  if (state === undefined || state.step === 'codes') throw new Error('Making codes leads to printing them.');
  return { ...flow, state, problem: problemOf(made) };
}

function problemOf(outcome: Outcome): Flow['problem'] {
  if (outcome.kind === 'problem') return outcome.problem;
  return outcome.kind === 'proof_too_old' ? { code: 'too_old' } : null;
}

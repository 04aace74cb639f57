import { findTenant, findUser } from '../login-view/login-view.ts';
import type { PendingInteraction } from '../protocol/interaction.ts';
import { isOver } from '../sessions/session-limits.ts';
import { advance } from './advance.ts';
import { enteredOutcome } from './entered.ts';
import type { Flow } from './flow.ts';
import { countingOf } from './outlook.ts';
import type { Asker, SignInParts } from './parts.ts';
import { stands } from './standing.ts';
import type { ChosenTenant, SignInState } from './state.ts';

/** Why somebody who is signed in is asked although nothing of it has to be proven anew. */
const MORE_WANTED: readonly string[] = ['tenant', 'essential_acr', 'essential_acrs'];

/**
 * The first question to somebody who is signed in already: what is missing beside what was proven, where that is still good,
 * else the password. Undefined: whoever comes is asked who they are.
 */
export async function resume(
  parts: SignInParts,
  asker: Asker,
  interaction: PendingInteraction,
): Promise<SignInState | undefined> {
  const { session, params, prompt } = interaction;
  // on a shared terminal whoever sits there next is not told who was there before: its list is shown
  if (session === null || session.terminal !== undefined) return undefined;
  if (prompt.reasons.includes('login_prompt') || params.login_hint !== undefined) return undefined;
  const [tenant, user] = await Promise.all([
    findTenant(parts.store, session.tenant_id),
    findUser(parts.store, session.tenant_id, session.user_id),
  ]);
  const isOther = params.tenant !== undefined && params.tenant !== tenant?.code;
  if (tenant?.status !== 'active' || user?.status !== 'active' || user.login_id === null || isOther) return undefined;
  const { tenant_id, code, name } = tenant;
  const chosen: ChosenTenant = { tenant_id, code, name };
  const isLeft = isOver(session.limits, session.seen_at, Math.floor(parts.clock() / 1000));
  const isBound = session.emergency !== undefined;
  const credentials = await countingOf(parts.store, user.person_id, { tenant: chosen });
  const counts = await stands(parts.store, { ...session, tenant: chosen }, credentials);
  if (counts && !isLeft && !isBound && prompt.reasons.every((reason) => MORE_WANTED.includes(reason))) {
    const proofs = session.proofs.map((proof) => ({ ...proof, resumed: true as const }));
    const entered = { kind: 'entered', tenant: chosen, user, proofs } as const;
    const from: Pick<Flow, 'terminal'> = { terminal: null };
    const outcome = await enteredOutcome(parts, asker, interaction, from, entered);
    const { state } = await advance(parts, asker, { step: 'login_id', tenant: chosen, login_id: '' }, outcome);
    if (state.step === 'challenge') return state;
  }
  return { step: 'password', tenant: chosen, login_id: user.login_id };
}

import type { Flow } from '../../sign-in/flow.ts';
import { isFresh, ownOf } from '../../sign-in/may-add-factor.ts';
import type { Outcome } from '../../sign-in/outcome.ts';
import type { Shown, View } from '../../sign-in/pages/view.ts';
import type { Form, SignInParts } from '../../sign-in/parts.ts';
import type { Proven, SignInState } from '../../sign-in/state.ts';
import { connectPage } from './pages.ts';
import { isKnownAsAnother, mayConnect, waitingLinkOf } from './waiting-link.ts';

/** Before a sign-in ends, whoever could connect what waits in it is asked whether it is theirs. */
export async function askedToConnect(
  parts: SignInParts,
  uid: string,
  flow: Pick<Flow, 'link'>,
  state: SignInState,
): Promise<SignInState> {
  if (state.step !== 'finished' || flow.link === null) return state;
  const link = await waitingLinkOf(parts, uid, flow);
  const asks = link !== undefined && mayConnect(state.proven, link, parts.clock());
  return asks ? { step: 'connect', proven: state.proven } : state;
}

/** Whose account it is, and with whom it would be connected. */
export async function showConnect(
  parts: SignInParts,
  view: View,
  uid: string,
  flow: Pick<Flow, 'link'>,
  proven: Proven,
): Promise<Shown> {
  const link = await waitingLinkOf(parts, uid, flow);
  const isOther = link !== undefined && (await isKnownAsAnother(parts, proven, link));
  return connectPage(view, proven, link, isOther);
}

/** Connected is by a press of its own, and by whoever has just shown that it is them. */
export function answerConnect({ clock }: Pick<SignInParts, 'clock'>, { proofs }: Proven, form: Form): Outcome {
  if (form.action !== 'connect') return { kind: 'connect_decided', connect: false };
  return isFresh(ownOf(proofs), clock()) ? { kind: 'connect_decided', connect: true } : { kind: 'proof_too_old' };
}

import { askedToConnect } from '../connections/sign-in/connect.ts';
import { connectWaiting, waitingLinkOf } from '../connections/sign-in/waiting-link.ts';
import type { PageContext } from '../pages/request.ts';
import { withCookies } from '../pages/request.ts';
import type { PendingInteraction } from '../protocol/interaction.ts';
import type { Item } from '../store/auth-store.ts';
import { advance } from './advance.ts';
import { type Entered, enteredOutcome } from './entered.ts';
import { prepareEntrances } from './entrances/prepare-entrances.ts';
import { finish } from './finish.ts';
import { endFlow, type Flow, saveFlow } from './flow.ts';
import type { Outcome } from './outcome.ts';
import { goOnPage } from './pages/go-on-page.ts';
import type { Asker, SignInParts } from './parts.ts';
import { show } from './show.ts';
import { questionOf } from './state.ts';

/**
 * Goes on with a sign-in after an outcome: the next question, or the product. The next question's page is the answer to the
 * form: asked for again, the old form answers a question that is no longer asked, and nothing is sent twice. A page that asks
 * the same again is led to, since refreshing that one would send the wrong answer a second time.
 */
export async function goOn(
  parts: SignInParts,
  c: PageContext,
  asker: Asker,
  interaction: PendingInteraction,
  flow: Item<Flow>,
  outcome: Outcome,
): Promise<Response> {
  const { uid, client } = interaction;
  const again = (): Response => c.redirect(`/sign-in/${uid}`, 303);
  const advanced = await advance(parts, asker, flow.data.state, outcome);
  const isDecided = outcome.kind === 'connect_decided';
  const state = isDecided ? advanced.state : await askedToConnect(parts, uid, flow.data, advanced.state);
  const next = { ...advanced, state };
  if (next.state.step === 'finished') {
    const location = await finish(parts, c, asker, interaction, next.state.proven);
    const link = isDecided && outcome.connect ? await waitingLinkOf(parts, uid, flow.data) : undefined;
    if (location !== undefined && link !== undefined) await connectWaiting(parts, asker, next.state.proven, link);
    await endFlow(parts.store, uid);
    return location === undefined ? again() : withCookies(c, await goOnPage(asker.language, location, client.name));
  }
  if (next.state.step === 'unmet') {
    const location = await parts.interactions.unmet(c.env.incoming, c.env.outgoing);
    await endFlow(parts.store, uid);
    return withCookies(c, await goOnPage(asker.language, location, client.name));
  }
  const moved = { ...flow.data, ...next };
  const asksAnew = questionOf(next.state) !== questionOf(flow.data.state);
  const entrances = await prepareEntrances(parts, asker, interaction, moved);
  const saved = await saveFlow(parts.store, uid, flow, { ...moved, entrances });
  if (!asksAnew || !saved || c.req.method !== 'POST') return again();
  return withCookies(c, await show(parts, interaction, { ...moved, entrances }, asker.language));
}

/** The same for somebody an entrance has named and proven. */
export async function goOnEntered(
  parts: SignInParts,
  c: PageContext,
  asker: Asker,
  interaction: PendingInteraction,
  flow: Item<Flow>,
  entered: Entered,
): Promise<Response> {
  const outcome = await enteredOutcome(parts, asker, interaction, flow.data, entered);
  return goOn(parts, c, asker, interaction, flow, outcome);
}

import type { PendingInteraction } from '../../protocol/interaction.ts';
import type { Flow } from '../flow.ts';
import type { Asker, SignInParts } from '../parts.ts';
import { contextOf } from './context-of.ts';
import { ENTRANCES } from './entrances.ts';

/** What the entrances ask on the page a sign-in stands at: anew for every question, so that nothing is answered twice. */
export async function prepareEntrances(
  parts: SignInParts,
  asker: Asker,
  interaction: Pick<PendingInteraction, 'uid' | 'client'>,
  flow: Pick<Flow, 'state' | 'terminal' | 'own_password'>,
): Promise<Flow['entrances']> {
  const context = contextOf(interaction, flow);
  if (context === undefined) return {};
  const asked: Record<string, unknown> = {};
  for (const entrance of ENTRANCES) {
    const question = await entrance.begin(parts, asker, context);
    if (question !== undefined) asked[entrance.method] = question;
  }
  return asked;
}

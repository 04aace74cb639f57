import { HasherBusy } from '../../factors/fair-turns.ts';
import type { PendingInteraction } from '../../protocol/interaction.ts';
import { recordRefusal } from '../../records/attempts.ts';
import type { Flow } from '../flow.ts';
import type { Asker, Form, SignInParts } from '../parts.ts';
import { contextOf } from './context-of.ts';
import type { EntranceAnswer } from './entrance.ts';
import { ENTRANCES } from './entrances.ts';

/** What came of another way in. Undefined: the page does not offer it. Failures count for the network, nobody being named. */
export async function useEntrance(
  parts: SignInParts,
  asker: Asker,
  interaction: Pick<PendingInteraction, 'uid' | 'client'>,
  flow: Flow,
  form: Form,
): Promise<(EntranceAnswer<unknown> & { readonly method: string }) | undefined> {
  const context = contextOf(interaction, flow);
  const entrance = ENTRANCES.find(({ method }) => form.action === `enter:${method}` && method in flow.entrances);
  if (context === undefined || entrance === undefined) return undefined;
  const { method } = entrance;
  const attempt = { account: null, network: asker.network, known_device: null };
  const verdict = await parts.throttle.begin(attempt);
  if (!verdict.allowed) return { method, kind: 'problem', problem: { code: 'wait', seconds: verdict.wait_seconds } };
  try {
    const answer = await entrance.answer(parts, asker, context, flow.entrances[method], form);
    if (answer.kind === 'problem' && answer.problem.code !== 'missing') {
      await parts.throttle.failed(attempt);
      const tenant = context.tenant?.tenant_id ?? parts.platformTenant;
      const { client_id } = interaction.client;
      const refused = { tenant, user: undefined, refusal: 'entrance_refused', method, client_id } as const;
      await recordRefusal(parts.store, refused, { ...asker, at: parts.clock() });
    }
    return { ...answer, method };
  } catch (error) {
    if (error instanceof HasherBusy) return { method, kind: 'problem', problem: { code: 'busy' } };
    throw error;
  }
}

/** Another way that is taken in place of the password, once a login id was given. */
export async function insteadOfPassword(
  parts: SignInParts,
  asker: Asker,
  interaction: Pick<PendingInteraction, 'uid' | 'client'>,
  flow: Pick<Flow, 'state' | 'terminal' | 'own_password'>,
  loginId: string,
): Promise<(EntranceAnswer<unknown> & { readonly method: string }) | undefined> {
  const context = contextOf(interaction, flow);
  if (context === undefined || context.own_password) return undefined;
  for (const entrance of ENTRANCES) {
    const answer = await entrance.instead?.(parts, asker, { ...context, login_id: loginId });
    if (answer !== undefined) return { ...answer, method: entrance.method };
  }
  return undefined;
}

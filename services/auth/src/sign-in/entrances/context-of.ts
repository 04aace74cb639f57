import type { PendingInteraction } from '../../protocol/interaction.ts';
import type { Flow } from '../flow.ts';
import type { EntranceContext } from './entrance.ts';

/** Undefined once somebody has said who they are: there is no entrance any more. */
export function contextOf(
  { uid, client }: Pick<PendingInteraction, 'uid' | 'client'>,
  { state, terminal, own_password }: Pick<Flow, 'state' | 'terminal' | 'own_password'>,
): EntranceContext | undefined {
  const { client_id } = client;
  if (state.step === 'tenant') return { uid, client_id, terminal, own_password, tenant: null, login_id: '' };
  if (state.step === 'login_id')
    return { uid, client_id, terminal, own_password, tenant: state.tenant, login_id: state.login_id };
  return undefined;
}

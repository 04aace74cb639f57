import { loginIdKey } from '../login-view/login-view.ts';
import type { Attempt } from '../throttling/throttle.ts';
import type { Asker } from './parts.ts';
import type { Proven } from './state.ts';

/** Nobody's person: what is asked of somebody unknown is asked all the same, so that the answer takes as long. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Whoever is named by login id need not exist; who signs in without one is known by then. */
type Trying = Pick<Proven, 'tenant' | 'login_id' | 'known_device' | 'terminal'> & Partial<Pick<Proven, 'user_id'>>;

/**
 * What counts the tries. A terminal of the company keeps no cookie of whoever signed in there; its key, proven in this sign-in,
 * says as well that it is no stranger’s.
 */
export function attemptOf({ network }: Asker, who: Trying): Attempt {
  const { tenant, terminal, known_device } = who;
  const isOwnTerminal = terminal !== null && terminal.tenant_id === tenant.tenant_id;
  return {
    account: accountOf(tenant.tenant_id, who),
    network,
    known_device: isOwnTerminal ? `terminal:${terminal.key_thumbprint}` : known_device,
  };
}

/** Under what the failures of one account are counted. */
export function accountOf(tenantId: string, { login_id, user_id }: Pick<Trying, 'login_id' | 'user_id'>): string {
  const key = loginIdKey(login_id);
  return key === '' && user_id !== undefined ? `${tenantId}:${user_id}` : `${tenantId} ${key}`;
}

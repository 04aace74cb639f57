import { loginIdKey } from '../login-view/login-view.ts';
import { isKnownDevice } from '../throttling/known-device.ts';
import type { Attempt } from '../throttling/throttle.ts';
import type { Asker, SignInParts } from './parts.ts';
import type { ChosenTenant, Proven } from './state.ts';

/** Nobody's person: what is asked of somebody unknown is asked all the same, so that the answer takes as long. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

export async function attemptAt(
  { store }: Pick<SignInParts, 'store'>,
  asker: Asker,
  { tenant, login_id }: { readonly tenant: ChosenTenant; readonly login_id: string },
  personId: string,
): Promise<Attempt> {
  const known = await isKnownDevice(store, asker.device, personId);
  const known_device = known && asker.device !== undefined ? asker.device : null;
  return attemptOf(asker, { tenant, login_id, known_device });
}

/** The attempt of somebody whose device was looked at already. */
export function attemptOf(
  { network }: Asker,
  { tenant, login_id, known_device }: Pick<Proven, 'tenant' | 'login_id' | 'known_device'>,
): Attempt {
  return { account: `${tenant.tenant_id} ${loginIdKey(login_id)}`, network, known_device };
}

import { isMultiFactor, MULTI_FACTOR, methodsOf } from '../factors/factor.ts';
import { findUser } from '../login-view/login-view.ts';
import { keepDevice, type PageContext, setPrivateCookie } from '../pages/request.ts';
import type { PendingInteraction } from '../protocol/interaction.ts';
import { recordSessionStarted } from '../records/sessions.ts';
import { newDevice, rememberDevice } from '../throttling/known-device.ts';
import { attemptOf } from './attempt.ts';
import type { Asker, SignInParts } from './parts.ts';
import type { Proven } from './state.ts';

export const TENANT_COOKIE = 'kiban_tenant';
export const TENANT_KEPT_S = 400 * 86_400;

/** Signs in. @returns where to go on; undefined when the user may not sign in any more. */
export async function finish(
  parts: SignInParts,
  c: PageContext,
  asker: Asker,
  { client }: PendingInteraction,
  proven: Proven,
): Promise<string | undefined> {
  const { store, interactions, throttle, clock } = parts;
  const { tenant, person_id, user_id, used, vouched_by, proven_at, known_device } = proven;
  if (!isMultiFactor(used)) throw new Error('A sign-in needs two factors of different types.');
  const user = await findUser(store, tenant.tenant_id, user_id);
  if (user?.status !== 'active') return undefined;
  const { session, location } = await interactions.finishSignIn(c.env.incoming, c.env.outgoing, {
    person_id,
    tenant_id: tenant.tenant_id,
    user_id,
    acr: MULTI_FACTOR,
    amr: methodsOf(used),
    auth_time: Math.floor(proven_at / 1000),
    vouched_by,
  });
  const { client_id } = client;
  await recordSessionStarted(
    store,
    session,
    { client_id, known_device: known_device !== null },
    { ...asker, at: clock() },
  );
  await throttle.succeeded(attemptOf(asker, proven));
  const device = asker.device ?? newDevice();
  if (known_device === null) await rememberDevice(store, device, person_id, clock());
  keepDevice(c, parts, device);
  setPrivateCookie(c, parts, TENANT_COOKIE, tenant.code, TENANT_KEPT_S);
  return location;
}

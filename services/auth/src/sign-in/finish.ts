import { commonVouchers, countsIn } from '../credentials/voucher.ts';
import { emergencyOf } from '../emergencies/emergency-session.ts';
import { findUser } from '../login-view/login-view.ts';
import { keepDevice, type PageContext, setPrivateCookie } from '../pages/request.ts';
import { effectivePolicy } from '../policies/effective-policy.ts';
import { acrOf } from '../protocol/acr.ts';
import type { PendingInteraction } from '../protocol/interaction.ts';
import { recordSessionStarted } from '../records/sessions.ts';
import { limitsOf } from '../sessions/session-limits.ts';
import { newDevice, rememberDevice } from '../throttling/known-device.ts';
import { attemptOf } from './attempt.ts';
import { isEnough } from './demand.ts';
import type { Asker, SignInParts } from './parts.ts';
import { amrOf, authenticatedAt } from './proof.ts';
import { countsStill } from './standing.ts';
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
  const { tenant, person_id, user_id, proofs, demand, known_device, terminal } = proven;
  const [acr, vouched_by] = [acrOf(proofs), commonVouchers(proofs)];
  if (acr === undefined || !isEnough(proofs, demand) || !countsIn(vouched_by, tenant.tenant_id))
    throw new Error('A sign-in needs two factors of different types that count in its tenant.');
  const [user, counts, emergency] = await Promise.all([
    findUser(store, tenant.tenant_id, user_id),
    countsStill(store, tenant.tenant_id, proven),
    emergencyOf(store, proven, clock()),
  ]);
  if (user?.status !== 'active' || !counts || emergency === 'over') return undefined;
  const auth_time = Math.floor(authenticatedAt(proofs) / 1000);
  const policy = await effectivePolicy(store, { tenant: tenant.tenant_id, user_id, client_id: client.client_id });
  const limits = limitsOf(policy, { auth_time, terminal, emergency });
  const { session, location } = await interactions.finishSignIn(c.env.incoming, c.env.outgoing, {
    person_id,
    tenant_id: tenant.tenant_id,
    user_id,
    acr,
    amr: amrOf(proofs),
    auth_time,
    vouched_by,
    proofs,
    limits,
    from: { ip_address: asker.ip_address, browser: asker.browser },
    ...(emergency === null ? {} : { emergency }),
    ...(terminal === null
      ? {}
      : { terminal: { device_id: terminal.device_id, key_thumbprint: terminal.key_thumbprint } }),
  });
  const { client_id } = client;
  await recordSessionStarted(
    store,
    session,
    { client_id, known_device: known_device !== null, proofs, terminal },
    { ...asker, at: clock() },
  );
  await Promise.all([
    throttle.succeeded(attemptOf(asker, proven)),
    terminal === null ? keepKnown(parts, c, asker, proven) : undefined,
  ]);
  setPrivateCookie(c, parts, TENANT_COOKIE, tenant.code, TENANT_KEPT_S);
  return location;
}

/** On a shared terminal nobody is remembered: its next user would be taken for somebody who signed in there before. */
async function keepKnown(
  parts: SignInParts,
  c: PageContext,
  asker: Asker,
  { known_device, person_id }: Proven,
): Promise<void> {
  const device = asker.device ?? newDevice();
  if (known_device === null) await rememberDevice(parts.store, device, person_id, parts.clock());
  keepDevice(c, parts, device);
}

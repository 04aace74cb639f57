import type { CredentialAct } from '../../records/credentials.ts';
import { countingOf, noOutlook } from '../../sign-in/outlook.ts';
import type { SignInParts } from '../../sign-in/parts.ts';
import { standing } from '../../sign-in/standing.ts';
import type { Proven } from '../../sign-in/state.ts';
import { knownDeviceOf } from '../../throttling/known-device.ts';
import { ACCOUNT_CLIENT } from '../account-client.ts';
import type { Visitor } from './visitor.ts';

/**
 * Who sits there, as challenges and enrolments know people: with what their session's sign-in has shown, as far as they still
 * have it.
 */
export async function provenOf({ store }: Pick<SignInParts, 'store'>, visitor: Visitor): Promise<Proven> {
  const { asker, session, tenant, user } = visitor;
  const { person_id, user_id, login_id } = user;
  const [known_device, credentials] = await Promise.all([
    knownDeviceOf(store, asker.device, person_id),
    countingOf(store, person_id, { tenant }),
  ]);
  const proofs = standing(session.proofs, credentials).map((proof) => ({ ...proof, resumed: true as const }));
  const client = { client_id: ACCOUNT_CLIENT, name: tenant.name };
  const named = { tenant, client, login_id: login_id ?? '', person_id, user_id, known_device, terminal: null };
  return { ...named, proofs, ...noOutlook([]) };
}

/** Something that the person does here. */
export function actOf({ clock }: Pick<SignInParts, 'clock'>, { asker, session, tenant, user }: Visitor): CredentialAct {
  const { request_id, ip_address, browser } = asker;
  const { session_id, amr } = session;
  const from = { session_id, client_id: ACCOUNT_CLIENT, amr, ip_address, browser };
  const actor = { kind: 'person', id: user.user_id } as const;
  return { tenant_id: tenant.tenant_id, actor, reason: null, request_id, at: clock(), from };
}

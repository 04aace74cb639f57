import type { CredentialAct } from '../../records/credentials.ts';
import { noOutlook } from '../../sign-in/outlook.ts';
import type { SignInParts } from '../../sign-in/parts.ts';
import type { Proven } from '../../sign-in/state.ts';
import { isKnownDevice } from '../../throttling/known-device.ts';
import { ACCOUNT_CLIENT } from '../account-client.ts';
import type { Visitor } from './visitor.ts';

/** Who sits there, as challenges and enrolments know people: with what their session's sign-in has shown. */
export async function provenOf({ store }: Pick<SignInParts, 'store'>, visitor: Visitor): Promise<Proven> {
  const { asker, session, tenant, user } = visitor;
  const { person_id, user_id, login_id } = user;
  const known = await isKnownDevice(store, asker.device, person_id);
  const known_device = known && asker.device !== undefined ? asker.device : null;
  const client = { client_id: ACCOUNT_CLIENT, name: tenant.name };
  const named = { tenant, client, login_id: login_id ?? '', person_id, user_id, known_device, terminal: null };
  return { ...named, proofs: session.proofs, ...noOutlook([]) };
}

/** Something that the person does here. */
export function actOf({ clock }: Pick<SignInParts, 'clock'>, { asker, session, tenant, user }: Visitor): CredentialAct {
  const { request_id, ip_address, browser } = asker;
  const { session_id, amr } = session;
  const from = { session_id, client_id: ACCOUNT_CLIENT, amr, ip_address, browser };
  const actor = { kind: 'person', id: user.user_id } as const;
  return { tenant_id: tenant.tenant_id, actor, reason: null, request_id, at: clock(), from };
}

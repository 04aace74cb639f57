import type { CredentialAct } from '../records/credentials.ts';
import type { Asker, SignInParts } from './parts.ts';
import { amrOf } from './proof.ts';
import type { Proven } from './state.ts';

/** An act of the person's own, in the books of the tenant that is signed in to. */
export function actOf(
  { clock }: SignInParts,
  asker: Asker,
  { tenant, user_id, client, proofs }: Proven,
): CredentialAct {
  const { request_id, ip_address, browser } = asker;
  const from = { client_id: client.client_id, amr: amrOf(proofs), ip_address, browser };
  const actor = { kind: 'person', id: user_id } as const;
  return { tenant_id: tenant.tenant_id, actor, reason: null, request_id, at: clock(), from };
}

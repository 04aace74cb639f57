import type { CredentialAct } from '../records/credentials.ts';
import type { Asker, SignInParts } from './parts.ts';
import type { Proven } from './state.ts';

/** An act of the person's own, in the books of the tenant that is signed in to. */
export function actOf({ clock }: SignInParts, { request_id }: Asker, { tenant, user_id }: Proven): CredentialAct {
  const actor = { kind: 'person', id: user_id } as const;
  return { tenant_id: tenant.tenant_id, actor, reason: null, request_id, at: clock() };
}

import { commonVouchers } from '../../credentials/voucher.ts';
import type { SessionTarget } from '../../sessions/affected.ts';
import { type Cause, revoke } from '../../sessions/revoke.ts';
import type { AccountParts } from '../account-parts.ts';
import type { Visitor } from '../visit/visitor.ts';
import { ownSessions } from './own-sessions.ts';

/** Signs the person out of one session of theirs in the tenant. @returns false when there is none of that id. */
export async function endOne(parts: AccountParts, visitor: Visitor, id: string): Promise<boolean> {
  const known = await ownSessions(parts.store, visitor);
  if (!known.some((session) => session.id === id)) return false;
  const { person_id } = visitor.user;
  await revoke(parts.store, { person_id, session_ids: [id] }, causeOf(parts, visitor));
  return true;
}

/** Signs the person out in the tenant everywhere but in this browser. */
export async function endOthers(parts: AccountParts, visitor: Visitor): Promise<void> {
  const session_ids = (await ownSessions(parts.store, visitor)).flatMap(({ id, is_here }) => (is_here ? [] : [id]));
  const { person_id } = visitor.user;
  if (session_ids.length > 0) await revoke(parts.store, { person_id, session_ids }, causeOf(parts, visitor));
}

/**
 * Signs the person out everywhere, this browser included: in all companies for whoever signed in with what the operator vouches
 * for, otherwise in this one. Who merely is somebody here ends nothing elsewhere.
 */
export async function endEverywhere(parts: AccountParts, visitor: Visitor): Promise<void> {
  const { session, tenant, user } = visitor;
  const { person_id } = user;
  const isWhole = commonVouchers(session.proofs).includes('operator');
  const target: SessionTarget = isWhole ? { person_id } : { person_id, tenant_id: tenant.tenant_id };
  await revoke(parts.store, target, causeOf(parts, visitor));
}

/** Ends this browser's session. */
export async function endHere(parts: AccountParts, visitor: Visitor): Promise<void> {
  await revoke(parts.store, { browser_session: visitor.visit.data.browser_session }, causeOf(parts, visitor));
}

function causeOf({ clock }: AccountParts, { asker }: Visitor): Cause {
  return { reason: 'signed_out', actor: 'themselves', note: null, request_id: asker.request_id, at: clock() };
}

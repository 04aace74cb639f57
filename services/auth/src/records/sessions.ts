import type { OutsideEvent } from '@kiban/event-store';
import type { SignInSession } from '../protocol/interaction.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { keepRecord } from './record.ts';

/** Where an act came from. */
export interface Origin {
  readonly request_id: string | null;
  readonly ip_address: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A completed sign-in. */
export async function recordSessionStarted(
  store: AuthStore,
  session: SignInSession,
  { client_id, known_device }: { client_id: string; known_device: boolean },
  origin: Origin,
): Promise<void> {
  await keepRecord(store, {
    tenant_id: session.tenant_id,
    aggregate_kind: 'session',
    aggregate_id: session.session_id,
    version: 1,
    name: 'session.started',
    state: {
      person_id: session.person_id,
      user_id: session.user_id,
      client_id,
      acr: session.acr,
      amr: session.amr,
      vouched_by: session.vouched_by,
      known_device,
      status: 'active',
      end_reason: null,
    },
    personal: { ip_address: origin.ip_address },
    actor: { kind: 'person', id: session.user_id },
    request_id: origin.request_id,
    at: origin.at,
  });
}

export type SessionEnd =
  | 'signed_out'
  | 'user_suspended'
  | 'user_left'
  | 'user_erased'
  | 'password_reset'
  | 'factors_reset'
  | 'by_operator';

/** Sessions that ended before their time. */
export async function recordSessionsEnded(
  store: AuthStore,
  sessions: readonly Pick<SignInSession, 'session_id' | 'person_id' | 'tenant_id' | 'user_id'>[],
  reason: SessionEnd,
  { actor, request_id, at }: { actor: OutsideEvent['actor'] } & Omit<Origin, 'ip_address'>,
): Promise<void> {
  for (const { session_id, person_id, tenant_id, user_id } of sessions)
    await keepRecord(store, {
      tenant_id,
      aggregate_kind: 'session',
      aggregate_id: session_id,
      version: 2,
      name: 'session.ended',
      state: { person_id, user_id, status: 'ended', end_reason: reason },
      actor,
      request_id,
      at,
    });
}

import type { OutsideEvent } from '@kiban/event-store';
import type { SignInSession } from '../protocol/interaction.ts';
import type { Proof } from '../sign-in/proof.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { keepRecord } from './record.ts';

/** Where an act came from. */
export interface Origin {
  readonly request_id: string | null;
  readonly ip_address: string | null;
  /** What the browser calls itself: `Chrome, Windows`. */
  readonly browser?: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What a sign-in led to, and by what. */
export interface Began {
  readonly client_id: string;
  readonly known_device: boolean;
  /** What was proven, whatever the order. */
  readonly proofs?: readonly Proof[];
  /** The shared terminal it happened on, and its store. */
  readonly terminal?: { readonly device_id: string; readonly store_id?: string | null } | null;
}

/** A completed sign-in. */
export async function recordSessionStarted(
  store: AuthStore,
  session: SignInSession,
  { client_id, known_device, proofs = [], terminal = null }: Began,
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
      methods: proofs.map(({ method }) => method),
      factor_types: [...new Set(proofs.flatMap(({ types }) => types))].sort(),
      phishing_resistant: proofs.length === 0 ? null : proofs.some((proof) => proof.phishing_resistant),
      known_device,
      device_id: terminal?.device_id ?? null,
      store_id: terminal?.store_id ?? null,
      status: 'active',
      end_reason: null,
    },
    personal: { ip_address: origin.ip_address, browser: origin.browser ?? null },
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
  | 'device_suspended'
  | 'device_lost'
  | 'device_retired'
  | 'terminal_switched'
  | 'emergency_closed'
  | 'password_reset'
  | 'factors_reset'
  | 'by_administrator'
  | 'by_operator'
  | 'kill_switch';

export type SessionNamed = Pick<SignInSession, 'session_id' | 'person_id' | 'tenant_id' | 'user_id'>;

/** A session that ended before its time. `record_id`: the same each time it is told of the same end. */
export async function recordSessionEnded(
  store: AuthStore,
  { session_id, person_id, tenant_id, user_id }: SessionNamed,
  { record_id, reason, at }: { readonly record_id: string; readonly reason: SessionEnd; readonly at: number },
  { actor, note, request_id }: EndedBy,
): Promise<void> {
  await keepRecord(store, {
    ...{
      id: record_id,
      tenant_id,
      aggregate_kind: 'session',
      aggregate_id: session_id,
      version: 2,
      name: 'session.ended',
    },
    state: { person_id, user_id, status: 'ended', end_reason: reason },
    actor: actor === 'themselves' ? { kind: 'person', id: user_id } : actor,
    ...{ reason: note, request_id, at },
  });
}

/** Who ended it, and why in their own words. */
export interface EndedBy {
  readonly actor: OutsideEvent['actor'] | 'themselves';
  readonly note: string | null;
  readonly request_id: string | null;
}

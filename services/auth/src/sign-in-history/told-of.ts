import type { TenantId } from '@kiban/postgres';
import { findUser, findUserOfPerson, type LoginUser } from '../login-view/login-view.ts';
import type { AuthStore } from '../store/auth-store.ts';
import type { SignInEvent } from './read-sign-ins.ts';
import { NAMES, RESULTS, type SignIn } from './sign-in-schema.ts';

/** The events as they are shown, with the names that their users have now. */
export async function toldOf(store: AuthStore, tenant: TenantId, events: readonly SignInEvent[]): Promise<SignIn[]> {
  const users = new Map<string, Promise<LoginUser | undefined>>();
  const userOf = ({ state }: SignInEvent): Promise<LoginUser | undefined> => {
    const [user, person] = [textOf(state.user_id), textOf(state.person_id)];
    const key = user ?? person ?? '';
    const known = users.get(key) ?? find(store, tenant, user, person);
    users.set(key, known);
    return known;
  };
  return Promise.all(events.map(async (event) => told(event, await userOf(event))));
}

async function find(
  store: AuthStore,
  tenant: TenantId,
  user: string | null,
  person: string | null,
): Promise<LoginUser | undefined> {
  if (user !== null) return findUser(store, tenant, user);
  return person === null ? undefined : findUserOfPerson(store, tenant, person);
}

function told({ state, personal, ...event }: SignInEvent, user: LoginUser | undefined): SignIn {
  return {
    id: event.id,
    at: event.occurred_at,
    name: event.name,
    result: RESULTS.find((result) => NAMES[result].includes(event.name)) ?? 'credential_changed',
    subject_id: event.aggregate_id,
    user_id: textOf(state.user_id) ?? user?.user_id ?? null,
    user_name: user?.name ?? null,
    client_id: textOf(state.client_id),
    methods: wordsOf(state.methods),
    acr: textOf(state.acr),
    amr: wordsOf(state.amr),
    credential_type: credentialTypeOf(event.aggregate_kind, state),
    occasion: textOf(state.occasion),
    connection_id: textOf(state.connection_id),
    refusal: textOf(state.refusal),
    end_reason: textOf(state.end_reason),
    reason: event.reason,
    known_device: typeof state.known_device === 'boolean' ? state.known_device : null,
    device_id: textOf(state.device_id),
    store_id: textOf(state.store_id),
    ip_address: textOf(personal?.ip_address),
    browser: textOf(personal?.browser),
    actor: { kind: event.actor_kind, id: event.actor_id },
    request_id: event.request_id,
  };
}

function credentialTypeOf(kind: string, { type, what }: SignInEvent['state']): string | null {
  if (kind === 'credential_reset') return what === 'password' ? 'password' : null;
  return kind === 'credential' ? textOf(type) : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function wordsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}

import { type Credential, countingIn, credentialsOf, isPassword } from '../../credentials/credential.ts';
import { codesLeft } from '../../factors/lookup-codes/lookup-codes.ts';
import type { AuthStore, Item } from '../../store/auth-store.ts';
import type { Visitor } from '../visit/visitor.ts';

/** Something that the person signs in with beside the password. */
export interface Held {
  readonly item: Item<Credential>;
  /** What the person calls it. */
  readonly name: string | null;
  /** Milliseconds since 1970; null where that is not kept, and for what was not used yet. */
  readonly last_used_at: number | null;
  /** Printed codes that were not used; null for what is no sheet of codes. */
  readonly codes_left: number | null;
  /** Opens nothing any more: somebody may have copied it. */
  readonly is_suspected: boolean;
}

/** A time step of an authenticator app (RFC 6238 §5.2). Milliseconds. */
const STEP_MS = 30_000;

/** What counts in the tenant, the newest first. */
export async function heldBy(store: AuthStore, { tenant, user }: Pick<Visitor, 'tenant' | 'user'>): Promise<Held[]> {
  const counting = countingIn(await credentialsOf(store, user.person_id), tenant.tenant_id);
  return Promise.all(counting.filter((item) => !isPassword(item)).map((item) => heldOf(store, item)));
}

async function heldOf(store: AuthStore, item: Item<Credential>): Promise<Held> {
  const { data } = item;
  return {
    item,
    name: 'name' in data ? (data.name ?? null) : null,
    last_used_at: lastUseOf(data),
    codes_left: data.type === 'lookup_codes' ? await codesLeft(store, item.id) : null,
    is_suspected: data.type === 'passkey' && data.suspected_at !== null,
  };
}

function lastUseOf(data: Credential): number | null {
  if (data.type === 'passkey') return data.last_used_at;
  return data.type === 'totp' ? data.last_step * STEP_MS : null;
}

import { type TenantId, tenantId } from '@kiban/postgres';
import { findDeviceById } from '../login-view/devices.ts';
import { peopleOfStore, placesOf } from '../login-view/places.ts';
import type { RecognisedTerminal } from '../sign-in/terminal.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { isRestricted } from '../terminal-places/terminal-place.ts';
import { isUsable } from './enrol-terminal.ts';
import { type AskedProof, isKeyProof } from './key-proof.ts';
import { findTerminal } from './terminal.ts';

/** Which terminal a browser says it is: the value of its cookie. No secret, and believed of nobody without a proof. */
export interface ClaimedTerminal {
  readonly tenant_id: TenantId;
  readonly device_id: string;
}

export function claimOf({ tenant_id, device_id }: ClaimedTerminal): string {
  return `${tenant_id}.${device_id}`;
}

export function claimedTerminal(cookie: string | undefined): ClaimedTerminal | undefined {
  const found = /^([0-9a-f-]{36})\.([0-9a-f-]{36})$/.exec(cookie ?? '');
  return found === null ? undefined : { tenant_id: tenantId(found[1] ?? ''), device_id: found[2] ?? '' };
}

/** The terminal whose key signed what was asked; undefined when that shows nothing, or its device is not to be used. */
export async function recogniseTerminal(
  { store, origin, clock }: { store: AuthStore; origin: string; clock: () => number },
  { tenant_id, device_id }: ClaimedTerminal,
  proof: string,
  asked: AskedProof,
): Promise<RecognisedTerminal | undefined> {
  const [terminal, device] = await Promise.all([
    findTerminal(store, tenant_id, device_id),
    findDeviceById(store, tenant_id, device_id),
  ]);
  if (terminal === undefined || device === undefined || !isUsable(device)) return undefined;
  const now = clock();
  if (!(await isKeyProof(terminal.public_key, proof, asked, { origin, now }))) return undefined;
  return { tenant_id, device_id, store_id: device.store_id, key_thumbprint: terminal.key_thumbprint, at: now };
}

/** Whether a terminal whose key was proven is still the one that it was then: same key, same store, in use. */
export async function isStill(store: AuthStore, recognised: Omit<RecognisedTerminal, 'at'>): Promise<boolean> {
  const { tenant_id, device_id, store_id, key_thumbprint } = recognised;
  const [terminal, device] = await Promise.all([
    findTerminal(store, tenant_id, device_id),
    findDeviceById(store, tenant_id, device_id),
  ]);
  const same = terminal?.key_thumbprint === key_thumbprint && device?.store_id === store_id;
  return same && device !== undefined && isUsable(device);
}

/**
 * Whether its key counts for this user as something they have (guidelines A-5): a store that was declared restricted, and
 * somebody who belongs to that store. Elsewhere a shared terminal shows nothing about who sits at it.
 */
export async function countsFor(store: AuthStore, terminal: RecognisedTerminal, userId: string): Promise<boolean> {
  const { tenant_id, store_id } = terminal;
  const [still, restricted, { store_ids }] = await Promise.all([
    isStill(store, terminal),
    isRestricted(store, tenant_id, store_id),
    placesOf(store, tenant_id, userId),
  ]);
  return still && restricted && store_ids.includes(store_id);
}

/** Somebody of a terminal's store, for the list on its sign-in page. */
export interface ListedPerson {
  readonly user_id: string;
  readonly name: string;
}

/** Those of the store who can sign in by a login id, in the order of their names. */
export async function peopleAt(store: AuthStore, { tenant_id, store_id }: RecognisedTerminal): Promise<ListedPerson[]> {
  const users = await peopleOfStore(store, tenant_id, store_id);
  return users
    .filter(({ login_id }) => login_id !== null)
    .map(({ user_id, name, login_id }) => ({ user_id, name: name ?? login_id ?? '' }))
    .sort((one, other) => one.name.localeCompare(other.name, 'ja'));
}

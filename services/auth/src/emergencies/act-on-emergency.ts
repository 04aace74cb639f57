import type { TenantId } from '@kiban/postgres';
import { requireVersion } from '../api/require-version.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { type AlertParts, raiseAlert } from './alert.ts';
import { changeBook, type EmergencyAct, noteFinished, noteUnfinished } from './change-book.ts';
import { closed, confirmed, declared, reviewed } from './decide.ts';
import type { Emergency, EmergencyBook } from './emergency.ts';
import { carryOutEnd } from './end-emergency.ts';

/** An act of a person on the emergencies of their tenant. */
export interface PersonsAct extends EmergencyAct {
  readonly actor: { readonly kind: 'person'; readonly id: string };
  /** The version it was decided on, where that matters. */
  readonly seen?: number | 'any';
}

/** @throws CommandRefused `already_decided` when one is open already. */
export async function declareEmergency(
  parts: AlertParts,
  tenant: TenantId,
  { emergency_id, reason }: Pick<Emergency, 'emergency_id' | 'reason'>,
  act: PersonsAct,
): Promise<void> {
  const { store } = parts;
  const deciding = { emergency_id, reason, by: act.actor.id, now: act.at };
  // the same request again, after it was interrupted
  const isThere = (book: EmergencyBook) => book.emergencies.some((each) => each.emergency_id === emergency_id);
  await noteUnfinished(store, tenant);
  await changeBook(store, tenant, (book) => (isThere(book) ? null : declared(book, deciding)), act);
  await noteUnfinished(store, tenant); // a worker may have taken it away before there was anything to find
  await raiseAlert(parts, tenant, 'emergency_declared', { emergency_id, by: act.actor.id, reason });
}

/** From now on the printed codes count. @throws CommandRefused */
export async function confirmEmergency(
  parts: AlertParts,
  tenant: TenantId,
  { emergency_id, hours }: { readonly emergency_id: string; readonly hours: number },
  act: PersonsAct,
): Promise<void> {
  const deciding = { emergency_id, hours, by: act.actor.id, now: act.at };
  await changeBook(parts.store, tenant, (book) => confirmed(asSeen(book, emergency_id, act), deciding), act);
  await raiseAlert(parts, tenant, 'emergency_confirmed', { emergency_id, by: act.actor.id, hours: String(hours) });
}

/** Ends it: its codes, and every session and grant that began with one. @throws CommandRefused `already_closed` */
export async function closeEmergency(
  parts: AlertParts,
  tenant: TenantId,
  emergency_id: string,
  act: PersonsAct,
): Promise<void> {
  const { store } = parts;
  const deciding = { emergency_id, by: act.actor.id, now: act.at };
  const changed = await changeBook(store, tenant, (book) => closed(asSeen(book, emergency_id, act), deciding), act);
  const emergency = changed?.book.emergencies.find((each) => each.emergency_id === emergency_id);
  if (emergency === undefined) throw new Error('An emergency that was closed stands in the book.');
  await carryOutEnd(store, tenant, emergency, act);
  await noteFinished(store, tenant);
  await raiseAlert(parts, tenant, 'emergency_closed', { emergency_id, by: act.actor.id, end: 'closed' });
}

/** Somebody looked at who used what, when, and says so. @throws CommandRefused */
export async function reviewEmergency(
  store: AuthStore,
  tenant: TenantId,
  { emergency_id, review }: { readonly emergency_id: string; readonly review: string },
  act: PersonsAct,
): Promise<void> {
  const deciding = { emergency_id, review, by: act.actor.id, now: act.at };
  await changeBook(store, tenant, (book) => reviewed(asSeen(book, emergency_id, act), deciding), act);
}

/** @throws ChangeRefused `version_conflict` when the emergency is not any more as it was seen. */
function asSeen(book: EmergencyBook, id: string, { seen = 'any' }: PersonsAct): EmergencyBook {
  const emergency = book.emergencies.find(({ emergency_id }) => emergency_id === id);
  if (emergency !== undefined) requireVersion({ id, expected_version: seen }, emergency.changes);
  return book;
}

import type { OutsideEvent } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import type { NewRecord } from '../records/record.ts';
import { changeRecorded } from '../records/recorded-change.ts';
import { type AuthStore, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';
import { settled } from './decide.ts';
import { BOOK, EMERGENCY_BOOK, type Emergency, type EmergencyBook } from './emergency.ts';

/** Who did something to an emergency, on which request. */
export interface EmergencyAct {
  readonly actor: OutsideEvent['actor'];
  readonly request_id: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Tenants with an emergency whose end has not been carried out, so that a worker finds them. */
const UNFINISHED = kindOf<null>('unfinished_emergency');
const ANY = 'any';

export async function readBook(store: AuthStore, tenant_id: TenantId): Promise<EmergencyBook> {
  const item = await store.get(tenant_id, EMERGENCY_BOOK, BOOK);
  return item?.data ?? { tenant_id, set: null, emergencies: [] };
}

/**
 * Changes a tenant's book in one conditional write, what ended by itself in the meantime included; each emergency that
 * changed becomes an event, with that write or not at all.
 *
 * @param decide null: nothing is changed. It throws to refuse.
 * @returns the book before and as it is now; null when nothing was changed.
 */
export async function changeBook(
  store: AuthStore,
  tenant_id: TenantId,
  decide: (book: EmergencyBook) => EmergencyBook | null,
  act: EmergencyAct,
): Promise<{ readonly before: EmergencyBook; readonly book: EmergencyBook } | null> {
  let before: EmergencyBook = { tenant_id, set: null, emergencies: [] };
  const written = await changeRecorded(store, tenant_id, EMERGENCY_BOOK, BOOK, (current) => {
    before = current?.data ?? { tenant_id, set: null, emergencies: [] };
    const decided = decide(settled(before, act.at));
    if (decided === null || decided === before) return undefined;
    return { data: decided, expires_at: null, records: changesOf(before, decided, act) };
  });
  return written === undefined ? null : { before, book: written.data };
}

function changesOf(before: EmergencyBook, { tenant_id, emergencies }: EmergencyBook, act: EmergencyAct): NewRecord[] {
  return emergencies.flatMap((emergency) => {
    const known = before.emergencies.find(({ emergency_id }) => emergency_id === emergency.emergency_id);
    return emergency.changes > (known?.changes ?? 0) ? [emergencyRecord(tenant_id, known, emergency, act)] : [];
  });
}

function emergencyRecord(
  tenant_id: TenantId,
  before: Emergency | undefined,
  emergency: Emergency,
  act: EmergencyAct,
): NewRecord {
  const { emergency_id, status, changes, uses, reason, ends_at, end } = emergency;
  const { declared_by, confirmed_by, closed_by, reviewed_by, review } = emergency;
  const [moved, endedAlone] = [before?.status !== status, status === 'closed' && closed_by === null];
  return {
    ...{ tenant_id, aggregate_kind: 'emergency', aggregate_id: emergency_id, version: changes },
    name: moved ? NAMES[status] : 'emergency.code_used',
    state: {
      ...{ status, declared_by, confirmed_by, closed_by, reviewed_by, review, end },
      ends_at: new Date(ends_at).toISOString(),
      uses: uses.map(({ user_id, person_id, code_number, at }) => {
        return { user_id, person_id, code_number, at: new Date(at).toISOString() };
      }),
    },
    ...{ ...act, actor: endedAlone && moved ? { kind: 'service', id: 'auth' } : act.actor },
    reason: status === 'declared' ? reason : null,
  };
}

const NAMES: Readonly<Record<Emergency['status'], `emergency.${string}`>> = {
  declared: 'emergency.declared',
  active: 'emergency.confirmed',
  closed: 'emergency.closed',
  reviewed: 'emergency.reviewed',
};

/** Notes that somebody must see to the end of this tenant's emergency. */
export async function noteUnfinished(store: AuthStore, tenant: TenantId): Promise<void> {
  await store.put(PLATFORM_WIDE, UNFINISHED, {
    ...{ id: tenant, data: null, references: { alternate: ANY }, expires_at: null },
  });
}

export async function noteFinished(store: AuthStore, tenant: TenantId): Promise<void> {
  await store.remove(PLATFORM_WIDE, UNFINISHED, tenant);
}

export async function unfinishedTenants(store: AuthStore): Promise<TenantId[]> {
  return (await store.query(PLATFORM_WIDE, UNFINISHED, 'alternate', ANY)).map(({ id }) => id as TenantId);
}

import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import type { Target } from '@kiban/service';
import { requireVersion } from '../api/require-version.ts';
import type { NewRecord } from '../records/record.ts';
import { changeRecorded } from '../records/recorded-change.ts';
import { type AuthStore, kindOf } from '../store/auth-store.ts';
import type { TerminalAct } from '../terminals/record-terminal.ts';

/** Whom a tenant wants to be told of emergencies; addresses of people who need not be users. */
export interface EmergencyContacts {
  /** UUIDv7: the aggregate of its events; empty before the first. */
  readonly contacts_id: string;
  readonly addresses: readonly string[];
  /** Of its events; 0: nobody has said anything yet. */
  readonly changes: number;
}

const CONTACTS = kindOf<EmergencyContacts>('emergency_contacts');
const ID = 'contacts';

export async function readContacts(store: AuthStore, tenant: TenantId): Promise<EmergencyContacts> {
  return (await store.get(tenant, CONTACTS, ID))?.data ?? { contacts_id: '', addresses: [], changes: 0 };
}

/** @throws ChangeRefused `version_conflict` */
export async function changeContacts(
  store: AuthStore,
  tenant: TenantId,
  addresses: readonly string[],
  target: Target,
  act: TerminalAct,
): Promise<EmergencyContacts> {
  const fresh = randomUUIDv7();
  const written = await changeRecorded(store, tenant, CONTACTS, ID, (current) => {
    const before = current?.data.changes ?? 0;
    requireVersion(target, before + 1);
    const contacts_id = current?.data.contacts_id ?? fresh;
    const record: NewRecord = {
      ...{ tenant_id: tenant, aggregate_kind: 'emergency_contacts', aggregate_id: contacts_id, version: before + 1 },
      ...{ name: 'emergency_contacts.changed', state: { count: addresses.length }, personal: { addresses }, ...act },
    };
    return { data: { contacts_id, addresses, changes: before + 1 }, expires_at: null, records: [record] };
  });
  if (written === undefined) throw new Error('Contacts are always written.');
  return written.data;
}

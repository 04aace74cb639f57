import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import type { PlantedUser } from '@kiban/service/testing';
import { BOOK, EMERGENCY_BOOK, type Emergency } from '../../emergencies/emergency.ts';
import { nameWebhook } from '../../emergencies/webhook/change-webhook.ts';
import { testEnvelope } from '../../protocol/testing/test-protocol.ts';
import { type AuthStore, PLATFORM_WIDE } from '../../store/auth-store.ts';
import {
  SUPPORT_SCOPES,
  SUPPORT_SESSION,
  type SupportSession,
  supportItem,
} from '../../support-sessions/support-session.ts';
import { TEMPORARY_CODE, type TemporaryCode } from '../../temporary-codes/temporary-code.ts';
import { EVERY_PLACE, TERMINAL_PLACE, type TerminalPlace } from '../../terminal-places/terminal-place.ts';
import { EVERY_TERMINAL, TERMINAL } from '../../terminals/terminal.ts';
import { tell } from './told.ts';

const AT = Date.parse('2026-04-01T00:00:00Z');

/** A store that is no restricted place and one that is, and in each of them a device; the second one has a key. */
export async function plantTerminals(
  store: AuthStore,
  tenant: TenantId,
  { marker, stores, decided_by }: { marker: string; stores: readonly [string, string]; decided_by: string },
): Promise<{ 'terminal-places': string[]; devices: string[]; terminals: string[] }> {
  const [, restricted] = stores;
  const place: TerminalPlace = {
    ...{ place_id: randomUUIDv7(), tenant_id: tenant, store_id: restricted, status: 'restricted' },
    ...{ reason: marker, decided_by, decided_at: AT, changes: 1 },
  };
  await store.put(tenant, TERMINAL_PLACE, { id: restricted, data: place, references: EVERY_PLACE, expires_at: null });
  const devices: string[] = [];
  for (const store_id of stores) {
    const state = { store_id, name: marker, key_thumbprint: null, public_key: null, status: 'active' };
    devices.push(await tell(store, tenant, { kind: 'device', state }));
  }
  const [, enrolled = ''] = devices;
  const terminal = {
    ...{ terminal_id: randomUUIDv7(), tenant_id: tenant, device_id: enrolled, key_thumbprint: marker },
    ...{ public_key: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }, enrolled_at: AT },
  };
  await store.put(tenant, TERMINAL, { id: enrolled, data: terminal, references: EVERY_TERMINAL, expires_at: null });
  return { 'terminal-places': [...stores], devices, terminals: [enrolled] };
}

/** A code that somebody was given and has not used. */
export async function plantTemporaryCode(
  store: AuthStore,
  tenant: TenantId,
  { id: user_id, person_id }: PlantedUser,
  marker: string,
): Promise<string> {
  const code_id = randomUUIDv7();
  const now = Date.now();
  const data: TemporaryCode = {
    ...{
      code_id,
      tenant_id: tenant,
      user_id,
      person_id,
      identity_check: 'call_back',
      reason: marker,
      issued_by: user_id,
    },
    ...{ salt: 'salt', digest: 'digest', issued_at: now, expires_at: now + 3_600_000 },
    ...{ status: 'open', used_at: null, changes: 1 },
  };
  await store.put(tenant, TEMPORARY_CODE, { id: user_id, data, references: { person: person_id }, expires_at: null });
  return code_id;
}

/** An emergency that is over and waits for its review, and, unless it is calm, one that was declared and nobody has confirmed. */
export async function plantEmergencies(
  store: AuthStore,
  tenant: TenantId,
  { marker, declared_by, calm }: { marker: string; declared_by: string; calm: boolean },
): Promise<string[]> {
  const now = Date.now();
  const declared: Emergency = {
    ...{ emergency_id: randomUUIDv7(), status: 'declared', reason: marker, declared_by, declared_at: now },
    ...{ confirmed_by: null, confirmed_at: null, ends_at: now + 3_600_000 },
    ...{ closed_by: null, closed_at: null, end: null, reviewed_by: null, reviewed_at: null, review: null },
    ...{ set_id: null, uses: [], changes: 1 },
  };
  const set = { set_id: randomUUIDv7(), salt: 'salt', codes: 10, printed_by: declared_by, printed_at: AT };
  const over: Emergency = {
    ...{ ...declared, emergency_id: randomUUIDv7(), status: 'closed', confirmed_by: declared_by, confirmed_at: AT },
    ...{ ends_at: AT, closed_by: declared_by, closed_at: AT, end: 'closed', set_id: randomUUIDv7(), changes: 3 },
  };
  const data = { tenant_id: tenant, set, emergencies: calm ? [over] : [declared, over] };
  await store.put(tenant, EMERGENCY_BOOK, { id: BOOK, data, expires_at: null });
  const act = { actor: { kind: 'service', id: 'test' }, reason: marker, request_id: null, at: AT } as const;
  // an address that nobody asks: tests of the API go nowhere
  await nameWebhook({ store, envelope: testEnvelope() }, tenant, `https://127.0.0.1/${marker}`, {
    ...act,
    expected_version: 'any',
  });
  return [over.emergency_id, ...(calm ? [] : [declared.emergency_id])];
}

/** Leave to look, given to somebody of the same tenant, which no rule here minds; and a session of somebody else that is open. */
export async function plantSupport(
  store: AuthStore,
  tenant: TenantId,
  { marker, staff, user }: { marker: string; staff: PlantedUser; user: PlantedUser },
): Promise<{ readonly grants: string[]; readonly 'support-sessions': string[] }> {
  const [now, id] = [Date.now(), randomUUIDv7()];
  const ends_at = now + 3_600_000;
  const state = {
    ...{ staff_user_id: staff.id, staff_person_id: staff.person_id, ticket: 'T-7', reason: marker, hours: 1 },
    ...{ unmasked: false, status: 'approved', decided_by: user.id },
    ...{ starts_at: new Date(now - 1000).toISOString(), ends_at: new Date(ends_at).toISOString() },
  };
  const grant_id = await tell(store, tenant, { kind: 'support_grant', state });
  const session: SupportSession = {
    ...{ id, tenant_id: tenant, grant_id, ticket: 'T-7', reason: marker, user_id: user.id, person_id: user.person_id },
    staff: { tenant_id: tenant, user_id: user.id, person_id: user.person_id },
    ...{ approved_by: user.id, scopes: SUPPORT_SCOPES, secret_hash: 'hash', opened_at: now, ends_at },
    ...{ closed_at: null, end: null, uses: [], changes: 1 },
  };
  await store.put(PLATFORM_WIDE, SUPPORT_SESSION, supportItem(session));
  return { grants: [grant_id], 'support-sessions': [id] };
}

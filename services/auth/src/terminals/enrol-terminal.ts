import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { findDeviceById, type LoginDevice } from '../login-view/devices.ts';
import { changeRecorded } from '../records/recorded-change.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { type AskedProof, isKeyProof, keyOf } from './key-proof.ts';
import { terminalRecord } from './record-terminal.ts';
import { EVERY_TERMINAL, TERMINAL, type Terminal } from './terminal.ts';
import { takeTerminalCode } from './terminal-code.ts';

/** What the page of a new terminal sends. */
export interface SentKey {
  readonly code: string;
  /** JSON of a public JWK. */
  readonly public_key: string;
  readonly proof: string;
}

/**
 * Makes the browser that holds the key a terminal of the device its code was given out for. The code goes first, so that it
 * is used once whatever comes after; who has it and fails asks for another.
 *
 * @returns undefined when the code, the proof or the device does not count: whoever asks is not told which.
 */
export async function enrolTerminal(
  { store, origin, clock }: { store: AuthStore; origin: string; clock: () => number },
  tenant: TenantId,
  { code, public_key, proof }: SentKey,
  asked: AskedProof,
  request_id: string | null,
): Promise<{ readonly terminal: Terminal; readonly device: LoginDevice } | undefined> {
  const [key, now] = [await keyOf(public_key), clock()];
  if (key === undefined || !(await isKeyProof(key.key, proof, asked, { origin, now }))) return undefined;
  const given = await takeTerminalCode(store, tenant, code, { request_id, at: now });
  if (given === undefined) return undefined;
  const device = await findDeviceById(store, tenant, given.device_id);
  if (device === undefined || !isUsable(device)) return undefined;
  const { device_id } = given;
  const terminal: Terminal = {
    ...{ terminal_id: randomUUIDv7(), tenant_id: tenant, device_id, enrolled_at: now },
    ...{ public_key: key.key, key_thumbprint: key.thumbprint },
  };
  const act = { actor: { kind: 'person', id: given.issued_by } as const, reason: null, request_id, at: now };
  await changeRecorded(store, tenant, TERMINAL, device_id, (current) => {
    const before = current === undefined ? [] : [terminalRecord(current.data, 'removed', act)];
    const records = [terminalRecord(terminal, 'enrolled', act), ...before];
    return { data: terminal, references: EVERY_TERMINAL, expires_at: null, records };
  });
  return { terminal, device };
}

/** A device that was lost, suspended or retired is nobody's terminal. */
export function isUsable({ status }: Pick<LoginDevice, 'status'>): boolean {
  return status === 'active' || status === 'registered';
}

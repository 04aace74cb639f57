import { type KeyObject, randomUUID } from 'node:crypto';
import type { ChangeContext, Outcome } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { publicJwk, thumbprintOf } from '../x509/public-key.ts';
import { codeOf } from './code-text.ts';
import { enrolDevice } from './enrol-device.ts';
import { issueCode } from './issue-code.ts';

/**
 * Enrols a device whose public key is known already, as whoever sets up a whole fleet does. The device itself has not been heard of.
 *
 * @throws CommandRefused `reference_unknown`, `already_closed`.
 */
export async function enrolWithKey(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { device_id, publicKey }: { readonly device_id: string; readonly publicKey: KeyObject },
): Promise<Outcome> {
  const issued = await issueCode(database, tenantId, context, { device_id, valid_hours: 1, reach: 'tenant' });
  const code = codeOf(issued.code ?? '');
  if (code === null) throw new Error('A code that was issued just now is none.');
  const key = { public_key: publicJwk(publicKey), key_thumbprint: thumbprintOf(publicKey) };
  return enrolDevice(database, tenantId, { code, ...key, request_id: context.request_id ?? randomUUID() });
}

import type { ChangeContext } from '@kiban/event-store';
import { currentRequest, Problem } from '@kiban/http';
import { type Statement, statement, type TenantId, tenantRead } from '@kiban/postgres';
import { CommandRefused } from '@kiban/service';
import { type Issuing, issueCertificate, USUAL_VALIDITY } from './issue-certificate.ts';

/** What a device asks for itself, once it has proven who it is. */
export interface DeviceRequest {
  readonly device_id: string;
  /** PKCS #10, PEM. */
  readonly csr: string;
  readonly request_id: string;
}

/** What a device keeps of its certificate. */
export interface GivenCertificate {
  readonly certificate_id: string;
  readonly pem: string;
  /** The authority's certificate and those above it, in order. */
  readonly chain_pem: string;
  readonly not_after: string;
}

/** Certificates in force that a device may have of its own asking: more than it needs to change over. */
const MOST_IN_FORCE = 10;

/**
 * Issues a certificate that a device asks for itself: its first, or one that follows the youngest it has.
 *
 * @throws Problem 400, 429; CommandRefused `authority_cannot_sign` when no authority of the tenant issues.
 */
export async function certificateForDevice(
  parts: Issuing,
  tenantId: TenantId,
  { device_id, csr, request_id }: DeviceRequest,
): Promise<GivenCertificate> {
  const [held] = await tenantRead(parts.database, tenantId, [heldBy(device_id)]);
  if (held.length >= MOST_IN_FORCE) throw enough();
  const { id } = await issueCertificate(parts, tenantId, contextOf(device_id, request_id), {
    ...{ device_id, csr, authority_id: null, validity_days: USUAL_VALIDITY, reach: 'tenant' },
    renews: held[0]?.id ?? null,
  });
  const [[given]] = await tenantRead(parts.database, tenantId, [givenCertificate(id)]);
  if (given === undefined) throw new Error('A certificate that was issued just now is not there.');
  return given;
}

/** The same, and null where it gets none, whatever the cause: the device has enrolled all the same, and its code is used. */
export async function certificateAtEnrolment(
  parts: Issuing,
  tenantId: TenantId,
  request: DeviceRequest,
): Promise<GivenCertificate | null> {
  try {
    return await certificateForDevice(parts, tenantId, request);
  } catch (error) {
    const { logger } = currentRequest();
    const isRefusal = error instanceof CommandRefused || error instanceof Problem;
    logger[isRefusal ? 'warn' : 'error']('A device enrolled without a certificate', { error });
    return null;
  }
}

function contextOf(deviceId: string, request_id: string): ChangeContext {
  return { actor: { kind: 'service', id: 'device' }, on_behalf_of: deviceId, reason: null, request_id };
}

/** What was issued here and is in force, the youngest first. */
function heldBy(deviceId: string): Statement<{ id: string }> {
  return statement`
    select c.id from asset.certificate c join asset.authority_key k on k.authority_id = c.authority_id
    where c.device_id = ${deviceId}::uuid and c.status = 'active' and c.not_after > clock_timestamp()
    order by c.not_before desc, c.id desc`;
}

function givenCertificate(id: string): Statement<GivenCertificate> {
  return statement`
    select c.id as certificate_id, c.pem, a.certificate_pem || coalesce(a.chain_pem, '') as chain_pem, c.not_after
    from asset.certificate c join asset.certificate_authority a on a.id = c.authority_id where c.id = ${id}::uuid`;
}

function enough(): Problem {
  return new Problem(
    429,
    'too_many_requests',
    {
      en: `The device has ${MOST_IN_FORCE} certificates in force. Revoke those it no longer uses.`,
      ja: `この端末には有効な証明書が ${MOST_IN_FORCE} 件あります。使わないものを失効してください。`,
    },
    { headers: { 'retry-after': '3600' } },
  );
}

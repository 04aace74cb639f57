import {
  type ChangeContext,
  ChangeRefused,
  type Outcome,
  recordingOf,
  runCommand,
  streamKey,
} from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantId, tenantRead } from '@kiban/postgres';
import { CommandRefused, now } from '@kiban/service';
import { deviceAggregate, deviceEnrolled, type PublicKey } from '../devices/device.ts';
import { codeHash } from './code-text.ts';
import { codeUsed, type EnrolmentCodeRow, enrolmentCodeAggregate } from './enrolment-code.ts';
import { EnrolmentRefused } from './enrolment-refused.ts';

export interface EnrolDevice {
  /** As `codeOf` gives it. */
  readonly code: string;
  /** The key that the device has proven to hold. */
  readonly public_key: PublicKey;
  readonly key_thumbprint: string;
  readonly request_id: string;
}

interface FoundCode {
  readonly id: string;
  readonly device_id: string;
  readonly issuer_id: string;
  readonly reason: string | null;
}

type Fresh = EnrolmentCodeRow & { readonly fresh: boolean };

/**
 * Gives a device its key, once for a code: of many at the same time one. A key it had before ends.
 *
 * @throws EnrolmentRefused
 */
export async function enrolDevice(
  database: Database,
  tenantId: TenantId,
  { code, public_key, key_thumbprint, request_id }: EnrolDevice,
): Promise<Outcome> {
  const [[found]] = await tenantRead(database, tenantId, [codeWith(codeHash(tenantId, code))]);
  if (found === undefined) throw new EnrolmentRefused('code_unknown');
  try {
    const outcome = await runCommand(database, tenantId, contextOf(found, request_id), {
      aggregate: deviceAggregate,
      id: found.device_id,
      alsoLock: [streamKey(found.id)],
      facts: codeNow(found.id),
      decide: (current, [known]) => {
        if (known?.status !== 'open') throw new EnrolmentRefused('code_ended');
        if (!known.fresh) throw new EnrolmentRefused('code_expired');
        return deviceEnrolled(current, { key_thumbprint, public_key }, now);
      },
      alongside: (codes) =>
        recordingOf(
          enrolmentCodeAggregate,
          codes.map(({ fresh, ...known }) => codeUsed(known, now)),
        ),
    });
    // enrolled with this very key already: the code was not used, and does nothing
    if (outcome.event_id === null) throw new EnrolmentRefused('key_taken');
    return outcome;
  } catch (error) {
    if (error instanceof CommandRefused) throw new EnrolmentRefused('device_refused', error);
    if (error instanceof ChangeRefused && error.code === 'key_taken') throw new EnrolmentRefused('key_taken', error);
    throw error;
  }
}

/** The device does it, for whoever gave out the code, and for the reason given then. */
function contextOf(found: FoundCode, request_id: string): ChangeContext {
  return {
    actor: { kind: 'service', id: 'device' },
    on_behalf_of: found.issuer_id,
    reason: found.reason,
    request_id,
  };
}

function codeWith(hash: string): Statement<FoundCode> {
  return statement`
    select c.id, c.device_id, e.actor_id as issuer_id, e.reason
    from asset.enrolment_code c join event.domain_event e on e.aggregate_id = c.id and e.version = 1
    where c.code_hash = ${hash}`;
}

function codeNow(id: string): Statement<Fresh> {
  return statement`
    select id, version, valid_from, recorded_at, device_id, code_hash, expires_at, status,
      expires_at > clock_timestamp() as fresh
    from asset.enrolment_code where id = ${id}::uuid`;
}

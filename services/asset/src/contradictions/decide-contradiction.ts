import {
  type ChangeContext,
  ChangeRefused,
  type Outcome,
  type Recording,
  recordingOf,
  refusalOf,
  stateOf,
  takeLocks,
} from '@kiban/event-store';
import { type Database, type TenantId, type TenantTransaction, tenantTransaction } from '@kiban/postgres';
import { type Changing, existing, now } from '@kiban/service';
import { certificateAggregate, certificateBound } from '../certificates/certificate.ts';
import { referred, requireUsableDevice } from '../certificates/references.ts';
import { deviceTaken } from '../device-imports/applying/device-taken.ts';
import { type DeviceRow, deviceAggregate } from '../devices/device.ts';
import { type DeviceEnd, endedWithDevice, endings } from '../devices/ended-with-device.ts';
import { relyingOnStore, requireOpen } from '../references.ts';
import { type Choice, chosenValue } from './chosen-value.ts';
import { type ContradictionRow, contradictionAggregate, contradictionDecided } from './contradiction.ts';

export interface DecideContradiction extends Changing {
  readonly choice: Choice;
  /** The user who decides. */
  readonly decided_by: string;
}

/**
 * Somebody says which value it is: what it is about changes with it, in one transaction. Of lines that were set aside the next
 * import takes it over.
 *
 * @throws CommandRefused `not_found`, `already_closed` when it is settled or the device retired, `reference_unknown`,
 *   `reference_closed`, `certificate_revoked`; Problem 400; ChangeRefused `version_conflict`, `key_taken`.
 */
export async function decideContradiction(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { id, expected_version, choice, decided_by }: DecideContradiction,
): Promise<Outcome> {
  try {
    return await tenantTransaction(database, tenantId, async (transaction) => {
      // the whole tenant's: what it is about is known only once it has been read, and an import may be under way
      const [, [row]] = await Promise.all([
        takeLocks(transaction, { of: 'tenant' }),
        transaction.rows(stateOf(contradictionAggregate, id)),
      ]);
      const current = existing(row ?? null, 'contradiction');
      if (expected_version !== 'any' && current.version !== expected_version)
        throw new ChangeRefused('version_conflict', 'Somebody changed this in the meantime.');
      const chosen = chosenValue(current, choice);
      const change = contradictionDecided(current, chosen, decided_by, now);
      if (change === null) return { id, version: current.version, event_id: null, replayed: false };
      const recordings = [
        ...recordingOf(contradictionAggregate, [change]),
        ...(await consequences(transaction, current, chosen.value ?? '')),
      ];
      const [[recorded] = []] = await Promise.all(
        recordings.map((recording) => transaction.rows(recording(transaction, context))),
      );
      return { id, version: current.version + 1, event_id: recorded?.event_id ?? null, replayed: false };
    });
  } catch (error) {
    throw refusalOf(error);
  }
}

async function consequences(
  transaction: TenantTransaction,
  { subject_kind, subject_id, field }: ContradictionRow,
  value: string,
): Promise<Recording[]> {
  if (field === 'store_id') requireOpen(await transaction.rows(relyingOnStore(value).facts));
  if (subject_id === null) return [];
  switch (subject_kind) {
    case 'device':
      return deviceRecordings(transaction, subject_id, field, value);
    case 'certificate': {
      const [[certificate = null], [known]] = await Promise.all([
        transaction.rows(stateOf(certificateAggregate, subject_id)),
        transaction.rows(referred({ authority_id: null, device_id: value })),
      ]);
      requireUsableDevice(known, 'tenant');
      return recordingOf(certificateAggregate, [certificateBound(certificate, value, now)]);
    }
    case 'licence':
      return [];
    default:
      return subject_kind satisfies never;
  }
}

async function deviceRecordings(
  transaction: TenantTransaction,
  id: string,
  field: ContradictionRow['field'],
  value: string,
): Promise<Recording[]> {
  const [[row = null], ended] = await Promise.all([
    transaction.rows(stateOf(deviceAggregate, id)),
    field === 'status' ? transaction.rows(endedWithDevice(id)) : [],
  ]);
  const device: DeviceRow = existing(row, 'device');
  const change = deviceTaken(device, { [field]: value }, now);
  const ends = ENDS.find((end) => end === change?.state.status && end !== device.status);
  return [...recordingOf(deviceAggregate, [change]), ...(ends === undefined ? [] : endings(ended, ends))];
}

const ENDS: readonly DeviceEnd[] = ['suspended', 'lost', 'retired'];

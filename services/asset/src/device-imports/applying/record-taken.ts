import { type Change, type Recording, recordingOf, refusalOf } from '@kiban/event-store';
import type { TenantTransaction } from '@kiban/postgres';
import { type Certificate, certificateAggregate } from '../../certificates/certificate.ts';
import { type Contradiction, contradictionAggregate } from '../../contradictions/contradiction.ts';
import { type Device, type DeviceRow, deviceAggregate } from '../../devices/device.ts';
import { type DeviceEnd, endedWithDevice, endings } from '../../devices/ended-with-device.ts';
import { rememberRecords } from './batch-statements.ts';
import type { ImportRun } from './import-run.ts';
import type { ImportedRecord } from './known.ts';

/** What is decided of units. */
export interface Taken {
  devices: Change<Device>[];
  certificates: Change<Certificate>[];
  contradictions: Change<Contradiction>[];
  records: ImportedRecord[];
}

/**
 * Records what was decided of some units, and remembers what the lists said.
 *
 * @param before the devices as they were.
 * @throws ChangeRefused when the database refuses one of the changes.
 */
export async function recordTaken(
  transaction: TenantTransaction,
  run: ImportRun,
  taken: Taken,
  before: ReadonlyMap<string, DeviceRow>,
): Promise<void> {
  const { devices, certificates, contradictions, records } = taken;
  const ended = await endedIn(transaction, taken, before);
  const recordings: Recording[] = [
    ...recordingOf(deviceAggregate, devices),
    ...recordingOf(certificateAggregate, certificates),
    ...ended,
    ...recordingOf(contradictionAggregate, contradictions),
  ];
  try {
    await Promise.all([
      ...recordings.map((recording) => transaction.rows(recording(transaction, run.context))),
      ...(records.length === 0
        ? []
        : [transaction.rows(rememberRecords(transaction.tenantId, run.import_name, records))]),
    ]);
  } catch (error) {
    throw refusalOf(error);
  }
}

const ENDS: Readonly<Record<string, DeviceEnd>> = { suspended: 'suspended', lost: 'lost', retired: 'retired' };

/** What ends with devices that were known and are no more to be trusted: few, each by itself. */
async function endedIn(
  transaction: TenantTransaction,
  taken: Taken,
  before: ReadonlyMap<string, DeviceRow>,
): Promise<Recording[]> {
  const own = new Set(taken.certificates.map(({ aggregate_id }) => aggregate_id));
  const ending = taken.devices.flatMap(({ aggregate_id: id, state: { status } }) => {
    const how = ENDS[status];
    return how === undefined || (before.get(id)?.status ?? status) === status ? [] : [{ id, how }];
  });
  const ended = await Promise.all(
    ending.map(async ({ id, how }) => {
      const rows = await transaction.rows(endedWithDevice(id));
      return endings(
        rows.filter(({ kind, row }) => kind !== 'certificate' || !own.has(row.id)),
        how,
      );
    }),
  );
  return ended.flat();
}

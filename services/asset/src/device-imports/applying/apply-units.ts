import { randomUUIDv7 } from 'node:crypto';
import type { Change } from '@kiban/event-store';
import type { TenantTransaction } from '@kiban/postgres';
import { CommandRefused, type Occasion } from '@kiban/service';
import type { CertificateRow } from '../../certificates/certificate.ts';
import type { Contradiction, ContradictionRow } from '../../contradictions/contradiction.ts';
import type { DeviceRow } from '../../devices/device.ts';
import type { LinePlace, LineSetAside } from '../source-line.ts';
import { certificatesOf, devicesOf, openStoresAmong } from './batch-statements.ts';
import type { ImportRun } from './import-run.ts';
import { contradictionsOf, type ImportedRecord } from './known.ts';
import type { ImportUnit, PlannedCertificate, PlannedDevice } from './plan-import.ts';
import { recordTaken, type Taken } from './record-taken.ts';
import { takeCertificate } from './take-certificate.ts';
import { takeDevice } from './take-device.ts';

/** What one batch came to. */
export interface BatchOutcome {
  readonly changes: readonly Change<object>[];
  readonly contradictions: readonly Change<Contradiction>[];
  readonly set_aside: readonly LineSetAside[];
}

/**
 * Takes over some units in the transaction given, which holds the tenant's lock: reads them as they are now, decides, records,
 * remembers. A unit that a command refuses is set aside whole, a certificate that is refused by itself.
 *
 * @throws ChangeRefused when the database refuses one of the changes: the batch must then be halved.
 */
export async function applyUnits(
  transaction: TenantTransaction,
  run: ImportRun,
  units: readonly ImportUnit[],
  records: ReadonlyMap<string, ImportedRecord>,
): Promise<BatchOutcome> {
  const devices = units.flatMap((unit) => unit.devices);
  const wanted = units
    .flatMap((unit) => unit.certificates)
    .map(({ authority, certificate }) => ({
      authority_id: authority.id,
      serial_number: certificate.certificate.serial_number,
    }));
  const [deviceRows, certificateRows, contradictions, stores] = await Promise.all([
    transaction.rows(devicesOf(devices.map(({ id }) => id))),
    transaction.rows(certificatesOf(wanted)),
    transaction.rows(contradictionsOf(run.import_name)),
    transaction.rows(openStoresAmong([...new Set(devices.flatMap(({ device }) => device.store_id ?? []))])),
  ]);
  const facts: Facts = {
    devices: new Map(deviceRows.map((row) => [row.id, row])),
    certificates: new Map(certificateRows.map((row) => [`${row.authority_id} ${row.serial_number}`, row])),
    contradictions: Map.groupBy(contradictions, ({ subject_id }) => subject_id ?? ''),
    openStores: new Set(stores.map(({ id }) => id)),
    records,
  };
  const all: Taken = { devices: [], certificates: [], contradictions: [], records: [] };
  const setAside: LineSetAside[] = [];
  for (const unit of units) {
    try {
      const { taken, refused } = takeUnit(unit, run, facts);
      setAside.push(...refused);
      for (const part of ['devices', 'certificates', 'contradictions', 'records'] as const)
        (all[part] as unknown[]).push(...taken[part]);
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      setAside.push(...linesOf(unit).map((line) => refusedLine(line, error)));
    }
  }
  await recordTaken(transaction, run, all, facts.devices);
  return {
    changes: [...all.devices, ...all.certificates],
    contradictions: all.contradictions,
    set_aside: setAside,
  };
}

/** Every line of a unit, once. */
export function linesOf({ devices, certificates }: ImportUnit): LinePlace[] {
  const lines = [
    ...devices.flatMap(({ device }) => device.lines),
    ...certificates.flatMap(({ certificate }) => certificate.lines),
  ];
  return [...new Map(lines.map((line) => [`${line.source} ${line.line}`, line])).values()];
}

interface Facts {
  readonly devices: ReadonlyMap<string, DeviceRow>;
  readonly certificates: ReadonlyMap<string, CertificateRow>;
  readonly contradictions: ReadonlyMap<string, readonly ContradictionRow[]>;
  readonly openStores: ReadonlySet<string>;
  readonly records: ReadonlyMap<string, ImportedRecord>;
}

function takeUnit(unit: ImportUnit, run: ImportRun, facts: Facts): { taken: Taken; refused: LineSetAside[] } {
  const taken: Taken = { devices: [], certificates: [], contradictions: [], records: [] };
  const refused: LineSetAside[] = [];
  for (const planned of unit.devices) addDevice(taken, planned, run, facts);
  for (const planned of unit.certificates) {
    try {
      addCertificate(taken, planned, run, facts);
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      refused.push(...planned.certificate.lines.map((line) => refusedLine(line, error)));
    }
  }
  return { taken, refused };
}

function addDevice(taken: Taken, { id, device, record }: PlannedDevice, run: ImportRun, facts: Facts): void {
  const state = facts.devices.get(id) ?? null;
  const { store_id, lines, date, keys } = device;
  if (store_id !== null && store_id !== state?.store_id && !facts.openStores.has(store_id))
    throw new CommandRefused('reference_closed', 'The store is closed.');
  const { import_id, import_name } = run;
  const occasion = occasionOf(run, state, date, lines);
  const contradictions = facts.contradictions.get(id) ?? [];
  const found = takeDevice(device, { id, state, record, contradictions, import_id, import_name, occasion });
  if (found.change !== null) taken.devices.push(found.change);
  taken.contradictions.push(...found.contradictions);
  taken.records.push({ kind: 'device', id, keys, proposed: found.proposed });
}

function addCertificate(taken: Taken, planned: PlannedCertificate, run: ImportRun, facts: Facts): void {
  const { certificate, authority, holder_id } = planned;
  const state = facts.certificates.get(`${authority.id} ${certificate.certificate.serial_number}`) ?? null;
  const known = facts.devices.get(holder_id ?? '');
  // also when the same lists retire it: what ends with it must not come back to it
  const holder = known && (taken.devices.find(({ aggregate_id }) => aggregate_id === holder_id)?.state ?? known);
  if (holder?.status === 'retired')
    throw new CommandRefused('already_closed', 'The device is retired, for good: it holds no certificate.');
  const id = state?.id ?? randomUUIDv7();
  const { import_id, import_name } = run;
  const found = takeCertificate(planned, {
    ...{ id, state, import_id, import_name },
    record: facts.records.get(id) ?? null,
    contradictions: facts.contradictions.get(id) ?? [],
    occasion: occasionOf(run, state ?? authority, certificate.date, certificate.lines),
  });
  if (found.change !== null) taken.certificates.push(found.change);
  taken.contradictions.push(...found.contradictions);
  taken.records.push({ kind: 'certificate', id, keys: [certificate.key], proposed: found.proposed });
}

/** The day of the newest list that says it; now, where something younger is known: the past is not changed. */
function occasionOf(
  run: ImportRun,
  state: { readonly valid_from: string } | null,
  date: string,
  lines: readonly LinePlace[],
): Occasion {
  const then = run.beginningOf(date);
  const isYounger = state !== null && Date.parse(state.valid_from) >= Date.parse(then);
  const details = { import: run.import_name, listed_on: date, dated: isYounger ? 'now' : 'listed_on', lines };
  return { occurred_at: isYounger ? null : then, details };
}

function refusedLine(line: LinePlace, { code, message }: CommandRefused<string>): LineSetAside {
  return { ...line, problem: code, message };
}

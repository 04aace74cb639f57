import { randomUUIDv7 } from 'node:crypto';
import type { Change } from '@kiban/event-store';
import { now, type Occasion } from '@kiban/service';
import {
  type Contradiction,
  type ContradictionRow,
  contradictionFound,
  contradictionOverruled,
  contradictionSeen,
  contradictionSettled,
  isSameAs,
} from '../../contradictions/contradiction.ts';
import { type Device, type DeviceRow, deviceRegistered } from '../../devices/device.ts';
import { canonical } from '../merging/canonical.ts';
import type { FoundContradiction, MergedDevice } from '../merging/merged.ts';
import type { DeviceField } from '../source-line.ts';
import { type DeviceSaid, deviceTaken } from './device-taken.ts';
import type { ImportedRecord } from './known.ts';

/** What a device is taken over with. */
export interface DeviceFacts {
  readonly id: string;
  /** Null: it is not known yet. */
  readonly state: DeviceRow | null;
  readonly record: ImportedRecord | null;
  /** What these lists were found to contradict each other in about it. */
  readonly contradictions: readonly ContradictionRow[];
  readonly import_name: string;
  readonly import_id: string;
  readonly occasion: Occasion;
}

export interface DeviceTaken {
  readonly change: Change<Device> | null;
  readonly contradictions: readonly Change<Contradiction>[];
  /** What is remembered as said by the lists. */
  readonly proposed: DeviceSaid;
}

/**
 * What becomes of one device. A field is set to what the lists say, unless they said the same before (whoever changed it since
 * meant it) or somebody has decided what it is.
 *
 * @throws CommandRefused `already_closed` when the device is retired and the lists say something new of it.
 */
export function takeDevice(merged: MergedDevice, facts: DeviceFacts): DeviceTaken {
  const { id, state, record, import_id, import_name, occasion } = facts;
  const proposed: DeviceSaid = {
    ...merged.fields,
    ...(merged.store_id === null ? {} : { store_id: merged.store_id }),
  };
  const changes: Change<Contradiction>[] = [];
  const decided = new Set<string>();
  for (const found of merged.contradictions) {
    const row = facts.contradictions.find(({ field }) => field === found.field);
    if (row !== undefined && row.decided_by !== null) decided.add(found.field);
    const change = row === undefined ? null : again(row, found, facts);
    if (change !== null) changes.push(change);
    if (row === undefined) {
      const about = { import_name, import_id, subject_kind: 'device', subject_id: id, subject_key: null } as const;
      changes.push(contradictionFound(randomUUIDv7(), { ...about, ...found }, now));
    }
  }
  changes.push(...agreed(merged, facts));
  if (state === null) return { change: registered(id, proposed, occasion), contradictions: changes, proposed };
  const said = Object.entries(proposed).filter(
    ([field, value]) => !decided.has(field) && isNews(field, value, record?.proposed[field]),
  );
  const change = said.length === 0 ? null : deviceTaken(state, Object.fromEntries(said), occasion);
  return { change, contradictions: changes, proposed };
}

function isNews(field: string, value: string, before: string | undefined): boolean {
  return before === undefined || formOf(field, before) !== formOf(field, value);
}

/** The lists differ in it still. Who has changed the device itself since has decided it that way. */
function again(
  row: ContradictionRow,
  found: FoundContradiction,
  { state, record, import_id }: DeviceFacts,
): Change<Contradiction> | null {
  const proposed = record?.proposed[found.field];
  const edited =
    state !== null &&
    proposed !== undefined &&
    formOf(found.field, proposed) !== formOf(found.field, standing(state, found.field));
  if (row.status === 'open' && edited && isSameAs(row, found.values)) return contradictionOverruled(row, now);
  return contradictionSeen(row, { ...found, import_id }, now);
}

/** The lists agree in what they contradicted each other in. */
function agreed(merged: MergedDevice, { contradictions }: DeviceFacts): Change<Contradiction>[] {
  const differing = new Set<string>(merged.contradictions.map(({ field }) => field));
  return contradictions
    .filter(({ field, status }) => status !== 'settled' && !differing.has(field))
    .flatMap((row) => contradictionSettled(row, now) ?? []);
}

function standing(state: DeviceRow, field: FoundContradiction['field']): string {
  if (field === 'status') return state.status === 'active' ? 'registered' : state.status;
  return state[field] ?? '';
}

function formOf(field: string, value: string): string {
  return field === 'store_id' ? value : canonical(field as DeviceField, value);
}

/** What is not known yet: called by what it has, where no list names it. */
function registered(id: string, { status, store_id, ...fields }: DeviceSaid, occasion: Occasion): Change<Device> {
  const name = fields.name ?? fields.asset_tag ?? fields.serial_number ?? '';
  const { device_type = 'other' } = fields;
  const input = { ...fields, name, device_type, store_id: store_id ?? '' };
  const change = deviceRegistered(id, input, occasion);
  if (status === undefined || status === 'registered') return change;
  return { ...change, state: { ...change.state, status: status as Device['status'] } };
}

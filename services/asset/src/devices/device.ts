import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import type { Words } from '@kiban/http';
import { beginning, CommandRefused, existing, following, type Occasion, stateFields } from '@kiban/service';

/** registered: known, and not enrolled. suspended, lost, retired: its key is refused. */
export const DEVICE_STATUSES = ['registered', 'active', 'suspended', 'lost', 'retired'] as const;
export type DeviceStatus = (typeof DEVICE_STATUSES)[number];

/** A thing that stands in a store, and may prove by a key of its own that it is the one. */
export interface Device {
  readonly store_id: string;
  readonly name: string;
  /** An open list: pc, tablet, kiosk, smartphone, printer, other, and whatever a tenant has. */
  readonly device_type: string;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly serial_number: string | null;
  readonly asset_tag: string | null;
  readonly note: string | null;
  /** RFC 7638, SHA-256, base64url. */
  readonly key_thumbprint: string | null;
  readonly public_key: PublicKey | null;
  readonly status: DeviceStatus;
}

/** The required members of a public JWK (RFC 7638 §3.2), and nothing else. */
export type PublicKey =
  | { readonly kty: 'EC'; readonly crv: string; readonly x: string; readonly y: string }
  | { readonly kty: 'RSA'; readonly e: string; readonly n: string };

export const deviceAggregate: Aggregate<Device> = {
  kind: 'device',
  table: 'asset.device',
  schemaVersion: 1,
  columns: {
    store_id: 'uuid',
    name: 'text',
    device_type: 'text',
    manufacturer: 'text',
    model: 'text',
    serial_number: 'text',
    asset_tag: 'text',
    note: 'text',
    key_thumbprint: 'text',
    public_key: 'jsonb',
    status: 'text',
  },
  personal: [],
};

export type DeviceRow = StateRow<Device>;

/** What somebody writes of a device. Its place and its key change by acts of their own. */
export type DeviceInput = Partial<
  Pick<Device, 'name' | 'device_type' | 'manufacturer' | 'model' | 'serial_number' | 'asset_tag' | 'note'>
>;

export type NewDevice = DeviceInput & Pick<Device, 'store_id' | 'name' | 'device_type'>;

const EMPTY: Omit<Device, 'store_id' | 'name' | 'device_type'> = {
  manufacturer: null,
  model: null,
  serial_number: null,
  asset_tag: null,
  note: null,
  key_thumbprint: null,
  public_key: null,
  status: 'registered',
};

/** A device becomes known. It has no key yet. */
export function deviceRegistered(id: string, input: NewDevice, occasion: Occasion): Change<Device> {
  return beginning(id, 'device.registered', { ...EMPTY, ...input }, occasion);
}

export function deviceChanged(
  current: DeviceRow | null,
  input: DeviceInput,
  occasion: Occasion,
): Change<Device> | null {
  const device = present(current);
  return following(device, { ...fields(device), ...input }, 'device.changed', occasion);
}

/** It stands in another store from now on. */
export function deviceMoved(current: DeviceRow | null, storeId: string, occasion: Occasion): Change<Device> | null {
  const device = present(current);
  return following(device, { ...fields(device), store_id: storeId }, 'device.moved', occasion);
}

/** It has proven that it holds a key. A key it had before ends. */
export function deviceEnrolled(
  current: DeviceRow | null,
  key: { readonly key_thumbprint: string; readonly public_key: PublicKey },
  occasion: Occasion,
): Change<Device> | null {
  const device: DeviceRow = existing(current, 'device');
  requireEnrollable(device.status);
  return following(device, { ...fields(device), ...key, status: 'active' }, 'device.enrolled', occasion);
}

/** @throws CommandRefused `already_closed` when a device in this status gets no key. */
export function requireEnrollable(status: DeviceStatus): void {
  if (status === 'retired') throw refused(RETIRED);
  if (status !== 'registered' && status !== 'active') throw refused(NOT_ENROLLABLE);
}

/** Its key is refused until it is resumed. */
export function deviceSuspended(current: DeviceRow | null, occasion: Occasion): Change<Device> | null {
  const device = present(current);
  if (device.status === 'suspended') throw refused(SUSPENDED_ALREADY);
  if (device.status === 'lost') throw refused(LOST);
  return following(device, { ...fields(device), status: 'suspended' }, 'device.suspended', occasion);
}

export function deviceResumed(current: DeviceRow | null, occasion: Occasion): Change<Device> | null {
  const device = present(current);
  if (device.status !== 'suspended') throw refused(NOT_SUSPENDED, 'still_open');
  return following(device, { ...fields(device), status: usable(device) }, 'device.resumed', occasion);
}

/** Nobody knows where it is: its key is refused until it is found. */
export function deviceLost(current: DeviceRow | null, occasion: Occasion): Change<Device> | null {
  const device = present(current);
  if (device.status === 'lost') throw refused(LOST_ALREADY);
  return following(device, { ...fields(device), status: 'lost' }, 'device.lost', occasion);
}

/** What was suspended before it was lost is so again: finding it resumes nothing. */
export function deviceFound(
  current: DeviceRow | null,
  before: DeviceStatus | undefined,
  occasion: Occasion,
): Change<Device> | null {
  const device = present(current);
  if (device.status !== 'lost') throw refused(NOT_LOST, 'still_open');
  const status = before === 'suspended' ? before : usable(device);
  return following(device, { ...fields(device), status }, 'device.found', occasion);
}

/** It is used no more, for good: its key ends, and another device may have its serial number and asset tag. */
export function deviceRetired(current: DeviceRow | null, occasion: Occasion): Change<Device> | null {
  const device = present(current);
  const state: Device = { ...fields(device), key_thumbprint: null, public_key: null, status: 'retired' };
  return following(device, state, 'device.retired', occasion);
}

function fields(device: DeviceRow): Device {
  return stateFields(deviceAggregate.columns, device);
}

function usable({ key_thumbprint }: Device): DeviceStatus {
  return key_thumbprint === null ? 'registered' : 'active';
}

function present(current: DeviceRow | null): DeviceRow {
  const device = existing(current, 'device');
  if (device.status === 'retired') throw refused(RETIRED);
  return device;
}

const RETIRED = { en: 'The device is retired, for good.', ja: 'この端末は廃棄済みです。' };
const NOT_ENROLLABLE = {
  en: 'A suspended or lost device is not enrolled. Resume it first.',
  ja: '停止中または紛失中の端末は登録できません。先に再開してください。',
};
const SUSPENDED_ALREADY = { en: 'The device is suspended already.', ja: 'この端末はすでに停止中です。' };
const NOT_SUSPENDED = { en: 'The device is not suspended.', ja: 'この端末は停止中ではありません。' };
const LOST = {
  en: 'The device is lost. Record first that it was found.',
  ja: 'この端末は紛失中です。先に発見を記録してください。',
};
const LOST_ALREADY = { en: 'The device is lost already.', ja: 'この端末はすでに紛失中です。' };
const NOT_LOST = { en: 'The device is not lost.', ja: 'この端末は紛失中ではありません。' };

function refused(words: Words, code: 'already_closed' | 'still_open' = 'already_closed'): CommandRefused {
  return new CommandRefused(code, words.en, { words });
}

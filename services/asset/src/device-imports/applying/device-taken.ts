import type { Change } from '@kiban/event-store';
import { CommandRefused, following, type Occasion, stateFields } from '@kiban/service';
import { type Device, type DeviceRow, type DeviceStatus, deviceAggregate } from '../../devices/device.ts';
import type { DeviceField, ListedStatus } from '../source-line.ts';

/** What lists, or somebody who decided between them, say of a device. */
export type DeviceSaid = Readonly<Partial<Record<DeviceField | 'store_id', string>>>;

/**
 * One change for everything that is different, named after what matters most of it.
 *
 * @throws CommandRefused `already_closed` when the device is retired.
 */
export function deviceTaken(device: DeviceRow, said: DeviceSaid, occasion: Occasion): Change<Device> | null {
  if (device.status === 'retired')
    throw new CommandRefused('already_closed', 'The device is retired, for good.', {
      words: { en: 'The device is retired, for good.', ja: 'この端末は廃棄済みです。' },
    });
  const { status, ...fields } = said;
  const before = stateFields(deviceAggregate.columns, device);
  const after: Device = { ...before, ...fields, status: statusAfter(device, status as ListedStatus | undefined) };
  const state = after.status === 'retired' ? { ...after, key_thumbprint: null, public_key: null } : after;
  return following(device, state, (changed) => nameOf(device, state, changed), occasion);
}

/** `registered` says that it is in use: whether it is enrolled its key says. */
export function statusAfter({ status, key_thumbprint }: Device, said: ListedStatus | undefined): DeviceStatus {
  if (said === undefined) return status;
  if (said !== 'registered') return said;
  return key_thumbprint === null ? 'registered' : 'active';
}

function nameOf(before: Device, after: Device, changed: readonly (keyof Device & string)[]): string {
  if (changed.includes('status')) return `device.${STATUS_EVENTS[after.status] ?? backFrom(before)}`;
  return changed.includes('store_id') ? 'device.moved' : 'device.changed';
}

const STATUS_EVENTS: Readonly<Partial<Record<DeviceStatus, string>>> = {
  suspended: 'suspended',
  lost: 'lost',
  retired: 'retired',
};

function backFrom({ status }: Device): string {
  return status === 'lost' ? 'found' : 'resumed';
}

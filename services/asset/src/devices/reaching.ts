import { CommandRefused, existing, isWithin, type Reach, requireWithin } from '@kiban/service';
import { storeUnknown } from '../references.ts';
import type { DeviceRow } from './device.ts';

/** What somebody who may act in some places only does not reach is not there for them. @throws CommandRefused `not_found`. */
export function reached(current: DeviceRow | null, reach: Reach): DeviceRow {
  const device = existing(current, 'device');
  requireWithin(reach, { store_id: device.store_id });
  return device;
}

/** What lies out of reach is answered as what is not there. @throws CommandRefused `reference_unknown`. */
export function requireReferenceWithin(reach: Reach, storeId: string, unknown = storeUnknown): void {
  if (!isWithin(reach, { store_id: storeId })) throw unknown();
}

export function deviceUnknown(): CommandRefused {
  const words = { en: 'This tenant has no such device.', ja: 'このテナントにそのような端末はありません。' };
  return new CommandRefused('reference_unknown', words.en, { field: 'device_id', words });
}

import { writeAsset } from '../../../api/asset-api.ts';
import type { Device, NewDevice } from '../../../api/asset-types.ts';

export function registerDevice(device: NewDevice, idempotencyKey: string): Promise<Device> {
  return writeAsset('POST', '/devices', device, { idempotencyKey });
}

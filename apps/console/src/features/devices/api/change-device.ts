import { writeAsset } from '../../../api/asset-api.ts';
import type { Device, DeviceChange } from '../../../api/asset-types.ts';
import { path } from '../../../api/paths.ts';

export function changeDevice(id: string, version: number, change: DeviceChange): Promise<Device> {
  return writeAsset('PATCH', path`/devices/${id}`, change, { version });
}

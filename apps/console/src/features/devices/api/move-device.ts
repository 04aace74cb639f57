import { writeAsset } from '../../../api/asset-api.ts';
import type { Device } from '../../../api/asset-types.ts';
import { path } from '../../../api/paths.ts';

export function moveDevice(
  id: string,
  version: number,
  move: { readonly store_id: string; readonly reason: string },
): Promise<Device> {
  return writeAsset('POST', path`/devices/${id}/move`, move, { version });
}

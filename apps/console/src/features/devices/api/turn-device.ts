import { writeAsset } from '../../../api/asset-api.ts';
import type { Device } from '../../../api/asset-types.ts';
import { path } from '../../../api/paths.ts';

export type DeviceTurn = 'suspend' | 'resume' | 'lose' | 'find' | 'retire';

/** Puts a device into another state. */
export function turnDevice(id: string, version: number, turn: DeviceTurn, reason: string | undefined): Promise<Device> {
  return writeAsset('POST', path`/devices/${id}/${turn}`, { reason }, { version });
}

import { writeAsset } from '../../../api/asset-api.ts';
import type { Seat } from '../../../api/asset-types.ts';
import { path } from '../../../api/paths.ts';

export function releaseSeat(id: string, version: number, reason: string): Promise<Seat> {
  return writeAsset('POST', path`/seats/${id}/release`, { reason }, { version });
}

import { queryOptions } from '@tanstack/react-query';
import { readAsset } from '../api/asset-api.ts';
import type { Certificate, Device } from '../api/asset-types.ts';
import type { List } from '../api/types.ts';
import { groupedSerial, isSerialNumber, plainSerial } from '../features/certificates/serial-number.ts';
import type { Found } from './found.ts';

const MOST = 5;

/** Devices by name, serial number or asset tag. */
export const deviceSearchQuery = (q: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['search-devices', q, asOf],
    queryFn: async ({ signal }): Promise<readonly Found[]> => {
      const { items } = await readAsset<List<Device>>('/devices', { q, limit: MOST, asOf }, signal);
      return items.map(({ id, name, asset_tag, serial_number, store_name, status }) => ({
        ...{ kind: 'device', id, name, code: asset_tag ?? serial_number, place_name: store_name, status },
      }));
    },
  });

/** The certificate with this serial number, and which device holds it. */
export const certificateSearchQuery = (q: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['search-certificates', q, asOf],
    queryFn: async ({ signal }): Promise<readonly Found[]> => {
      const serial_number = plainSerial(q);
      const { items } = await readAsset<List<Certificate>>(
        '/certificates',
        { serial_number, limit: MOST, asOf },
        signal,
      );
      return items.map(({ id, serial_number: serial, device, store, status }) => ({
        ...{ kind: 'certificate', id, name: groupedSerial(serial), code: device?.name ?? null },
        ...{ place_name: store?.name ?? null, status: status === 'revoked' ? 'invalid' : status },
      }));
    },
  });

/** Whether somebody may be typing a serial number: short words are names more often. */
export function maybeSerial(q: string): boolean {
  return isSerialNumber(q) && plainSerial(q).length >= 8;
}

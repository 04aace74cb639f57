import { queryOptions } from '@tanstack/react-query';
import { readAsset } from '../../../api/asset-api.ts';
import type { Device, DeviceStatus } from '../../../api/asset-types.ts';
import type { List } from '../../../api/types.ts';

export interface DeviceFilter {
  readonly q?: string;
  readonly status?: readonly DeviceStatus[];
  readonly device_type?: string;
  readonly store_id?: string;
  /** With everything below it. */
  readonly unit_id?: string;
  /** Enrolled, and silent for so many days. Of now only. */
  readonly unseen_days?: number;
  readonly sort?: string;
  readonly asOf?: string;
}

export function readDevices(
  filter: DeviceFilter,
  page: { readonly limit: number; readonly cursor?: string | undefined },
  signal: AbortSignal,
): Promise<List<Device>> {
  return readAsset<List<Device>>('/devices', { ...filter, ...page }, signal);
}

export const devicesQuery = (filter: DeviceFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['devices', filter, cursor],
    queryFn: ({ signal }) => readDevices(filter, { limit: 50, cursor }, signal),
  });

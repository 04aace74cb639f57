import { queryOptions } from '@tanstack/react-query';
import { readAsset } from '../../../api/asset-api.ts';
import type { DeviceStatus } from '../../../api/asset-types.ts';

interface Counts {
  readonly items: readonly { readonly status: DeviceStatus; readonly count: number }[];
  readonly total: number;
}

/** How many devices there are in each state. */
export const deviceCountsQuery = (
  place: { readonly store_id?: string; readonly unit_id?: string },
  asOf: string | undefined,
) =>
  queryOptions({
    queryKey: ['device-counts', place, asOf],
    queryFn: ({ signal }) => readAsset<Counts>('/device-counts', { ...place, asOf }, signal),
  });

import { queryOptions } from '@tanstack/react-query';
import { readAsset } from '../../../api/asset-api.ts';
import type { Seat } from '../../../api/asset-types.ts';
import type { List } from '../../../api/types.ts';

export interface SeatFilter {
  readonly licence_id?: string;
  readonly store_id?: string;
  readonly user_id?: string;
  readonly device_id?: string;
  readonly asOf?: string;
}

/** The seats that somebody has, by the holder's name. */
export const seatsQuery = (filter: SeatFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['seats', filter, cursor],
    queryFn: ({ signal }) =>
      readAsset<List<Seat>>('/seats', { ...filter, status: 'assigned', limit: 50, cursor }, signal),
  });

import type { DeviceStatus } from '../../api/asset-types.ts';
import { one, oneOf, someOf, whole } from '../../routing/address-bar.ts';
import { type Place, placeFrom } from '../lists/paging.ts';
import type { DeviceFilter } from './api/list-devices.ts';

const sorts = ['name', '-name', 'last_seen_at', '-last_seen_at', 'valid_from', '-valid_from'] as const;
export const deviceStates: readonly DeviceStatus[] = ['registered', 'active', 'suspended', 'lost', 'retired'];
const here: readonly DeviceStatus[] = ['registered', 'active', 'suspended'];

export interface DeviceSearch extends Place {
  readonly q?: string | undefined;
  readonly status?: readonly DeviceStatus[] | undefined;
  readonly device_type?: string | undefined;
  readonly store_id?: string | undefined;
  readonly unit_id?: string | undefined;
  readonly unseen_days?: number | undefined;
  readonly sort?: string | undefined;
}

/** The filters of the list of devices, from the address. */
export function deviceSearch(search: Readonly<Record<string, unknown>>): DeviceSearch {
  return {
    q: one(search.q, 100),
    status: someOf(search.status, deviceStates),
    device_type: one(search.device_type, 50),
    store_id: one(search.store_id),
    unit_id: one(search.unit_id),
    unseen_days: whole(search.unseen_days),
    sort: oneOf(search.sort, sorts),
    ...placeFrom(search),
  };
}

/** What the API is asked for. Without a choice: what is neither lost nor retired, by name. Sightings are known of now only. */
export function deviceFilter(
  { cursor, skipped, unseen_days, ...filter }: DeviceSearch,
  asOf: string | undefined,
): DeviceFilter {
  const unseen = asOf === undefined ? { unseen_days } : {};
  return { ...filter, ...unseen, status: filter.status ?? here, sort: filter.sort ?? 'name', asOf };
}

export function isFiltered({ q, status, device_type, store_id, unit_id, unseen_days }: DeviceSearch): boolean {
  return Boolean(q || status || device_type || store_id || unit_id || unseen_days);
}

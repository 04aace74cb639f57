import { queryOptions } from '@tanstack/react-query';
import { readAsset } from '../../../api/asset-api.ts';
import type { Entitlement } from '../../../api/asset-types.ts';

/** Whom it is asked for: one of them. */
export interface Holder {
  readonly store_id?: string;
  readonly user_id?: string;
  readonly device_id?: string;
}

export const entitlementsQuery = (holder: Holder, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['entitlements', holder, asOf],
    queryFn: ({ signal }) =>
      readAsset<{ readonly items: readonly Entitlement[] }>('/entitlements', { ...holder, asOf }, signal),
  });

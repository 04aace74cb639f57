import { queryOptions } from '@tanstack/react-query';
import { readAsset } from '../../../api/asset-api.ts';

interface Types {
  readonly items: readonly { readonly device_type: string; readonly count: number }[];
}

/** The types of devices that the tenant uses. */
export const deviceTypesQuery = (asOf: string | undefined) =>
  queryOptions({
    queryKey: ['device-types', asOf],
    queryFn: ({ signal }) => readAsset<Types>('/device-types', { asOf }, signal),
  });

import { queryOptions } from '@tanstack/react-query';
import { readAsset } from '../../../api/asset-api.ts';
import type { Device } from '../../../api/asset-types.ts';
import { path } from '../../../api/paths.ts';

export const deviceQuery = (id: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['device', id, asOf],
    queryFn: ({ signal }) => readAsset<Device>(path`/devices/${id}`, { asOf }, signal),
  });

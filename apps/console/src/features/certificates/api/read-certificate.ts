import { queryOptions } from '@tanstack/react-query';
import { readAsset } from '../../../api/asset-api.ts';
import type { Certificate } from '../../../api/asset-types.ts';
import { path } from '../../../api/paths.ts';

export const certificateQuery = (id: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['certificate', id, asOf],
    queryFn: ({ signal }) => readAsset<Certificate>(path`/certificates/${id}`, { asOf }, signal),
  });

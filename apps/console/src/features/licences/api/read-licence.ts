import { queryOptions } from '@tanstack/react-query';
import { readAsset } from '../../../api/asset-api.ts';
import type { Licence } from '../../../api/asset-types.ts';
import { path } from '../../../api/paths.ts';

export const licenceQuery = (id: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['licence', id, asOf],
    queryFn: ({ signal }) => readAsset<Licence>(path`/licences/${id}`, { asOf }, signal),
  });

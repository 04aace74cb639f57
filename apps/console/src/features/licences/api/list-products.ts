import { queryOptions } from '@tanstack/react-query';
import { readAsset } from '../../../api/asset-api.ts';
import type { Product } from '../../../api/asset-types.ts';
import type { List } from '../../../api/types.ts';

/** What can be licensed, with its plans. */
export const productsQuery = (asOf: string | undefined) =>
  queryOptions({
    queryKey: ['products', asOf],
    queryFn: ({ signal }) => readAsset<List<Product>>('/products', { asOf, limit: 200 }, signal),
  });

import { useQuery } from '@tanstack/react-query';
import { clientsQuery } from './api/list-clients.ts';

/** Whether products are registered here: only the operator sees any, this console among them. */
export function useIsOperator(): boolean {
  const products = useQuery(clientsQuery('confidential')).data;
  return products !== undefined && products.total > 0;
}

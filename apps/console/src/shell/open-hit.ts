import { useNavigate } from '@tanstack/react-router';
import type { SearchHit } from '../api/types.ts';

/** Goes to the page of what was found. */
export function useOpenHit(): (hit: SearchHit) => void {
  const go = useNavigate();
  return ({ kind, id }) => {
    switch (kind) {
      case 'store':
        return void go({ to: '/stores/$storeId', params: { storeId: id } });
      case 'user':
        return void go({ to: '/people/$userId', params: { userId: id } });
      case 'organization_unit':
        return void go({ to: '/organisation/$unitId', params: { unitId: id } });
      case 'corporation':
        return void go({ to: '/organisation/corporations/$corporationId', params: { corporationId: id } });
      default:
        throw kind satisfies never;
    }
  };
}

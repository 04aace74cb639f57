import { useNavigate } from '@tanstack/react-router';
import type { Found } from './found.ts';

/** Goes to the page of what was found. */
export function useOpenHit(): (hit: Found) => void {
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
      case 'device':
        return void go({ to: '/devices/$deviceId', params: { deviceId: id } });
      case 'certificate':
        return void go({ to: '/certificates/$certificateId', params: { certificateId: id } });
      default:
        throw kind satisfies never;
    }
  };
}

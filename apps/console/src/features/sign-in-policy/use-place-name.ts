import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { unitsQuery } from '../organisation/api/list-units.ts';
import { policyPlacesQuery } from './api/list-policy-places.ts';
import { TENANT } from './policy-place.ts';

/** What a place of a policy is called: the platform's default, the company, a unit, a product. */
export function usePlaceName(): (place: string) => string {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const units = useQuery({
    ...unitsQuery(undefined, 'active'),
    enabled: permissions.includes('directory.organization_units.read'),
  }).data;
  const places = useQuery(policyPlacesQuery).data;
  return (place) => {
    if (place === 'platform') return t('signInPolicy.platform');
    if (place === TENANT) return t('signInPolicy.company');
    const name = places?.find(({ id }) => id === place)?.name ?? units?.find(({ id }) => `unit:${id}` === place)?.name;
    return name ?? t(place.startsWith('unit:') ? 'signInPolicy.unit' : 'signInPolicy.product');
  };
}

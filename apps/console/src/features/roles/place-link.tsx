import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Placed } from './placed.ts';

/** Where it counts: a link to the store or the unit, or the whole tenant in words. */
export function PlaceLink({ unit_id, store_id, place_name }: Placed) {
  const { t } = useTranslation();
  const look = 'text-accent hover:underline';
  if (store_id !== null)
    return (
      <Link to="/stores/$storeId" params={{ storeId: store_id }} className={look}>
        {place_name ?? t('roles.scope.store')}
      </Link>
    );
  if (unit_id !== null)
    return (
      <Link to="/organisation/$unitId" params={{ unitId: unit_id }} className={look}>
        {place_name ?? t('roles.scope.unit')}
      </Link>
    );
  return <span>{t('roles.scope.tenant')}</span>;
}

import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Seat } from '../../api/asset-types.ts';

/** Who has a seat, by name; null: nothing is known of it. */
export function holderName({ store_name, user_name, device_name }: Seat): string | null {
  return store_name ?? user_name ?? device_name;
}

export function SeatHolder({ seat }: { seat: Seat }) {
  const { t } = useTranslation();
  const { store_id, user_id, device_id } = seat;
  const name = holderName(seat) ?? t('seats.erased');
  const look = 'text-accent hover:underline';
  if (store_id !== null)
    return (
      <Link to="/stores/$storeId" params={{ storeId: store_id }} className={look}>
        {name}
      </Link>
    );
  if (user_id !== null)
    return (
      <Link to="/people/$userId" params={{ userId: user_id }} className={look}>
        {name}
      </Link>
    );
  return (
    <Link to="/devices/$deviceId" params={{ deviceId: device_id ?? '' }} className={look}>
      {name}
    </Link>
  );
}

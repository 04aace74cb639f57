import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Below who holds roles in a place: that others reach it from above, and the way to ask about somebody. */
export function CheckLink(place: { readonly store_id?: string; readonly unit_id?: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="prose-line mt-2 text-ink-2 text-small">{t('roles.above')}</p>
      <Link to="/roles/check" search={place} className="text-accent text-small hover:underline">
        {t('roles.whoMay')}
      </Link>
    </>
  );
}

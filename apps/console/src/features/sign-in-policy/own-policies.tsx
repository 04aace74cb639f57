import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NoRows, Section, SectionRows } from '../../ui/page.tsx';
import { policyPlacesQuery } from './api/list-policy-places.ts';
import { TENANT } from './policy-place.ts';
import { usePlaceName } from './use-place-name.ts';

/** Where something is said beside the company as a whole: only these can be stricter than it. */
export function OwnPolicies() {
  const { t } = useTranslation();
  const placeName = usePlaceName();
  const own = (useQuery(policyPlacesQuery).data ?? []).filter(({ id, said }) => said && id !== TENANT);
  return (
    <Section title={t('signInPolicy.own')}>
      {own.length === 0 ? (
        <NoRows>{t('signInPolicy.ownNone')}</NoRows>
      ) : (
        <SectionRows>
          {own.map(({ id }) => (
            <li key={id} className="flex min-h-9 items-center justify-between gap-3 border-line border-b py-1">
              <Link to="/settings/sign-in" search={{ place: id }} className="text-accent hover:underline">
                {placeName(id)}
              </Link>
              <span className="text-ink-2">
                {t(id.startsWith('unit:') ? 'signInPolicy.unit' : 'signInPolicy.product')}
              </span>
            </li>
          ))}
        </SectionRows>
      )}
    </Section>
  );
}

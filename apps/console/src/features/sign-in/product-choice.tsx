import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { FilterSelect } from '../../ui/select.tsx';
import { policyPlacesQuery } from '../sign-in-policy/api/list-policy-places.ts';

const CLIENT = 'client:';

/** The product that somebody wants to sign in to; any without. Shown to whoever may see what products there are. */
export function ProductChoice(props: { value: string | undefined; onChange: (clientId: string | undefined) => void }) {
  const { value, onChange } = props;
  const { t } = useTranslation();
  const { permissions } = useSession();
  const places = useQuery({ ...policyPlacesQuery, enabled: permissions.includes('auth.policies.read') }).data ?? [];
  const products = places.filter(({ id }) => id.startsWith(CLIENT));
  if (products.length === 0) return null;
  return (
    <FilterSelect
      label={t('signIn.product')}
      value={value}
      options={products.map(({ id, name }) => ({ value: id.slice(CLIENT.length), label: name ?? id }))}
      onChange={onChange}
    />
  );
}

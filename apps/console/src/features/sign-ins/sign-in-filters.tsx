import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { ClearFilters } from '../../ui/data-table/clear-filters.tsx';
import { FilterSelect } from '../../ui/select.tsx';
import { StoreFilter } from '../places/store-filter.tsx';
import { PersonFilter } from './person-filter.tsx';
import { isFiltered, periods, results, type SignInSearch } from './sign-in-search.ts';

const none = { user_id: undefined, store_id: undefined, result: undefined, days: undefined } as const;

export function SignInFilters(props: { search: SignInSearch; onChange: (change: Partial<SignInSearch>) => void }) {
  const { search, onChange } = props;
  const { t } = useTranslation();
  const { permissions } = useSession();
  return (
    <>
      <FilterSelect
        label={t('signIns.result')}
        value={search.result?.[0]}
        options={results.map((result) => ({ value: result, label: t(`signIns.results.${result}`) }))}
        onChange={(result) =>
          onChange({ result: result === undefined ? undefined : results.filter((each) => each === result) })
        }
      />
      {permissions.includes('directory.users.read') ? (
        <PersonFilter value={search.user_id} onChange={(user_id) => onChange({ user_id })} />
      ) : null}
      {permissions.includes('directory.stores.read') ? (
        <StoreFilter value={search.store_id} asOf={undefined} onChange={(store_id) => onChange({ store_id })} />
      ) : null}
      <FilterSelect
        label={t('signIns.period')}
        value={search.days?.toString()}
        options={periods.map((days) => ({ value: String(days), label: t('signIns.days', { days }) }))}
        onChange={(days) => onChange({ days: periods.find((each) => String(each) === days) })}
      />
      <ClearFilters filtered={isFiltered(search)} onClear={() => onChange(none)} />
    </>
  );
}

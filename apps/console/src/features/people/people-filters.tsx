import { useTranslation } from 'react-i18next';
import { roles } from '../../session/role-text.ts';
import { ClearFilters } from '../../ui/data-table/clear-filters.tsx';
import { FilterText } from '../../ui/data-table/filter-text.tsx';
import { FilterSelect } from '../../ui/select.tsx';
import { StoreFilter } from '../places/store-filter.tsx';
import { UnitFilter } from '../places/unit-filter.tsx';
import { isFiltered, type PeopleSearch, states, unusedDays } from './people-search.ts';

const none = {
  q: undefined,
  status: undefined,
  role: undefined,
  unit_id: undefined,
  store_id: undefined,
  unused_days: undefined,
} as const;
const HERE = 'here';

export function PeopleFilters(props: {
  search: PeopleSearch;
  asOf: string | undefined;
  onChange: (change: Partial<PeopleSearch>) => void;
}) {
  const { search, asOf, onChange } = props;
  const { t } = useTranslation();
  return (
    <>
      <FilterText label={t('people.filter')} value={search.q} onChange={(q) => onChange({ q })} />
      <FilterSelect
        label={t('field.status')}
        value={search.status === 'all' ? undefined : (search.status ?? HERE)}
        options={[
          { value: HERE, label: t('people.here') },
          ...states.filter((state) => state !== 'all').map((state) => ({ value: state, label: t(`state.${state}`) })),
        ]}
        onChange={(state) =>
          onChange({ status: state === HERE ? undefined : (states.find((each) => each === state) ?? 'all') })
        }
      />
      <FilterSelect
        label={t('field.role')}
        value={search.role}
        options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        onChange={(role) => onChange({ role: roles.find((each) => each === role) })}
      />
      <UnitFilter value={search.unit_id} asOf={asOf} onChange={(unit_id) => onChange({ unit_id })} />
      <StoreFilter value={search.store_id} asOf={asOf} onChange={(store_id) => onChange({ store_id })} />
      {asOf === undefined ? (
        <FilterSelect
          label={t('people.unused')}
          value={search.unused_days?.toString()}
          options={unusedDays.map((days) => ({ value: String(days), label: t('people.unusedDays', { count: days }) }))}
          onChange={(days) => onChange({ unused_days: unusedDays.find((each) => String(each) === days) })}
        />
      ) : null}
      <ClearFilters filtered={isFiltered(search)} onClear={() => onChange(none)} />
    </>
  );
}

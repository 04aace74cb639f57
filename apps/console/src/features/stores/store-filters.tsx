import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ClearFilters } from '../../ui/data-table/clear-filters.tsx';
import { FilterText } from '../../ui/data-table/filter-text.tsx';
import { FilterPicker } from '../../ui/picker.tsx';
import { FilterSelect } from '../../ui/select.tsx';
import { corporationsQuery } from '../corporations/api/list-corporations.ts';
import { UnitFilter } from '../places/unit-filter.tsx';
import { type StoreSearch, storeStates } from './store-search.ts';

const none = { q: undefined, status: undefined, unit_id: undefined, corporation_id: undefined } as const;

export function StoreFilters(props: {
  search: StoreSearch;
  asOf: string | undefined;
  onChange: (change: Partial<StoreSearch>) => void;
}) {
  const { search, asOf, onChange } = props;
  const { t } = useTranslation();
  const corporations = useQuery(corporationsQuery(asOf)).data ?? [];
  return (
    <>
      <FilterText label={t('stores.filter')} value={search.q} onChange={(q) => onChange({ q })} />
      <FilterSelect
        label={t('field.status')}
        value={search.status?.length === 1 ? search.status[0] : undefined}
        options={storeStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        onChange={(state) => onChange({ status: storeStates.filter((each) => each === state) })}
      />
      <UnitFilter value={search.unit_id} asOf={asOf} onChange={(unit_id) => onChange({ unit_id })} />
      <FilterPicker
        label={t('field.corporation_id')}
        value={search.corporation_id}
        options={corporations.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(corporation_id) => onChange({ corporation_id })}
      />
      <ClearFilters filtered={isFiltered(search)} onClear={() => onChange(none)} />
    </>
  );
}

export function isFiltered({ q, status, unit_id, corporation_id }: StoreSearch): boolean {
  return Boolean(q || status?.length || unit_id || corporation_id);
}

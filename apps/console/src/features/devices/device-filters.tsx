import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ClearFilters } from '../../ui/data-table/clear-filters.tsx';
import { FilterText } from '../../ui/data-table/filter-text.tsx';
import { FilterSelect } from '../../ui/select.tsx';
import { StoreFilter } from '../places/store-filter.tsx';
import { UnitFilter } from '../places/unit-filter.tsx';
import { deviceTypesQuery } from './api/list-device-types.ts';
import { type DeviceSearch, isFiltered } from './device-search.ts';
import { deviceTypeText } from './device-type.ts';

const none = {
  q: undefined,
  status: undefined,
  device_type: undefined,
  store_id: undefined,
  unit_id: undefined,
  unseen_days: undefined,
} as const;
const DAYS = [7, 30, 90, 180];

export function DeviceFilters(props: {
  search: DeviceSearch;
  asOf: string | undefined;
  onChange: (change: Partial<DeviceSearch>) => void;
}) {
  const { search, asOf, onChange } = props;
  const { t } = useTranslation();
  const types = useQuery(deviceTypesQuery(asOf)).data?.items ?? [];
  return (
    <>
      <FilterText label={t('devices.filter')} value={search.q} onChange={(q) => onChange({ q })} />
      <FilterSelect
        label={t('field.device_type')}
        value={search.device_type}
        options={types.map(({ device_type }) => ({ value: device_type, label: deviceTypeText(t, device_type) }))}
        onChange={(device_type) => onChange({ device_type })}
      />
      <UnitFilter value={search.unit_id} asOf={asOf} onChange={(unit_id) => onChange({ unit_id })} />
      <StoreFilter value={search.store_id} asOf={asOf} onChange={(store_id) => onChange({ store_id })} />
      {asOf === undefined ? (
        <FilterSelect
          label={t('devices.unseen')}
          value={search.unseen_days?.toString()}
          options={daysWith(search.unseen_days).map((days) => ({
            value: String(days),
            label: t('devices.unseenDays', { days }),
          }))}
          onChange={(days) => onChange({ unseen_days: days === undefined ? undefined : Number(days) })}
        />
      ) : null}
      <ClearFilters filtered={isFiltered(search)} onClear={() => onChange(none)} />
    </>
  );
}

/** Those offered, and the one that an address asks for. */
function daysWith(days: number | undefined): readonly number[] {
  return days === undefined || DAYS.includes(days) ? DAYS : [...DAYS, days].sort((a, b) => a - b);
}

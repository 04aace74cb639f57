import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { ClearFilters } from '../../ui/data-table/clear-filters.tsx';
import { FilterText } from '../../ui/data-table/filter-text.tsx';
import { FilterSelect } from '../../ui/select.tsx';
import { authoritiesQuery } from '../authorities/api/list-authorities.ts';
import { StoreFilter } from '../places/store-filter.tsx';
import { UnitFilter } from '../places/unit-filter.tsx';
import { type CertificateSearch, certificateStates, isFiltered } from './certificate-search.ts';

const none = {
  serial: undefined,
  status: undefined,
  authority_id: undefined,
  store_id: undefined,
  unit_id: undefined,
  expiring: undefined,
} as const;
const DAYS = [30, 60, 90];

export function CertificateFilters(props: {
  search: CertificateSearch;
  asOf: string | undefined;
  onChange: (change: Partial<CertificateSearch>) => void;
}) {
  const { search, asOf, onChange } = props;
  const { t } = useTranslation();
  const { permissions } = useSession();
  const seesAuthorities = permissions.includes('asset.certificate_authorities.read');
  const authorities = useQuery({ ...authoritiesQuery(asOf), enabled: seesAuthorities }).data?.items ?? [];
  return (
    <>
      <FilterText label={t('certificates.serial')} value={search.serial} onChange={(serial) => onChange({ serial })} />
      <FilterSelect
        label={t('field.status')}
        value={search.status?.length === 1 ? search.status[0] : undefined}
        options={certificateStates.map((state) => ({
          value: state,
          label: t(`state.${state === 'revoked' ? 'invalid' : state}`),
        }))}
        onChange={(state) => onChange({ status: certificateStates.filter((each) => each === state) })}
      />
      <FilterSelect
        label={t('certificates.expiring')}
        value={search.expiring?.toString()}
        options={DAYS.map((days) => ({ value: String(days), label: t('certificates.expiringDays', { days }) }))}
        onChange={(days) => onChange({ expiring: days === undefined ? undefined : Number(days) })}
      />
      <UnitFilter value={search.unit_id} asOf={asOf} onChange={(unit_id) => onChange({ unit_id })} />
      <StoreFilter value={search.store_id} asOf={asOf} onChange={(store_id) => onChange({ store_id })} />
      {authorities.length > 1 ? (
        <FilterSelect
          label={t('field.authority_id')}
          value={search.authority_id}
          options={authorities.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(authority_id) => onChange({ authority_id })}
        />
      ) : null}
      <ClearFilters filtered={isFiltered(search)} onClear={() => onChange(none)} />
    </>
  );
}

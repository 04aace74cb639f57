import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ClearFilters } from '../../ui/data-table/clear-filters.tsx';
import { FilterSelect } from '../../ui/select.tsx';
import { productsQuery } from './api/list-products.ts';
import { isFiltered, type LicenceSearch, licencePeriods, licenceStates } from './licence-search.ts';
import { nameIn } from './licence-text.ts';

const none = { product: undefined, status: undefined, period: undefined, ending: undefined } as const;
const HERE = 'here';
const DAYS = [30, 60, 90];

export function LicenceFilters(props: {
  search: LicenceSearch;
  asOf: string | undefined;
  onChange: (change: Partial<LicenceSearch>) => void;
}) {
  const { search, asOf, onChange } = props;
  const { t, i18n } = useTranslation();
  const products = useQuery(productsQuery(asOf)).data?.items ?? [];
  return (
    <>
      <FilterSelect
        label={t('licences.product')}
        value={search.product}
        options={products.map(({ product, name }) => ({ value: product, label: nameIn(i18n.language, name, product) }))}
        onChange={(product) => onChange({ product })}
      />
      <FilterSelect
        label={t('field.status')}
        value={search.status === undefined ? HERE : search.status.length === 1 ? search.status[0] : undefined}
        options={[
          { value: HERE, label: t('licences.here') },
          ...licenceStates.map((state) => ({ value: state, label: t(`state.${state}`) })),
        ]}
        onChange={(state) =>
          onChange({
            status:
              state === HERE
                ? undefined
                : state === undefined
                  ? licenceStates
                  : licenceStates.filter((each) => each === state),
          })
        }
      />
      <FilterSelect
        label={t('licences.period')}
        value={search.period?.[0]}
        options={licencePeriods.map((period) => ({ value: period, label: t(`licences.periods.${period}`) }))}
        onChange={(period) => onChange({ period: licencePeriods.filter((each) => each === period) })}
      />
      <FilterSelect
        label={t('licences.ending')}
        value={search.ending?.toString()}
        options={DAYS.map((days) => ({ value: String(days), label: t('licences.endingDays', { days }) }))}
        onChange={(days) => onChange({ ending: days === undefined ? undefined : Number(days) })}
      />
      <ClearFilters filtered={isFiltered(search)} onClear={() => onChange(none)} />
    </>
  );
}

import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Store } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { count } from '../../ui/data-table/pager.tsx';
import { ListSection } from '../lists/list-section.tsx';
import { type SectionColumn, SectionTable } from '../lists/section-table.tsx';
import { usePages } from '../lists/use-pages.ts';
import { storesQuery } from '../stores/api/list-stores.ts';

/** The open stores of a unit and of all that is below it. */
export function StoresBelow({ unitId }: { unitId: string }) {
  const { t } = useTranslation();
  const { cursor, turning, pagerOf } = usePages();
  const list = useSuspenseQuery(storesQuery({ unit_id: unitId, status: ['open'], asOf: useAsOf() }, cursor));
  const columns: readonly SectionColumn<Store>[] = [
    {
      id: 'name',
      header: t('stores.name'),
      cell: ({ id, name }) => (
        <Link to="/stores/$storeId" params={{ storeId: id }} className="text-accent hover:underline">
          {name}
        </Link>
      ),
    },
    { id: 'unit', header: t('field.unit_id'), cell: ({ unit_name }) => unit_name },
    {
      id: 'people',
      header: t('organisation.head.people'),
      cell: ({ member_count }) => (member_count === 0 ? null : count(member_count)),
      numeric: true,
    },
  ];
  return (
    <ListSection
      title={t('organisation.storesBelow')}
      list={list}
      total={list.data.total}
      aside={
        list.data.total > 0 ? (
          <Link
            to="/stores"
            search={{ unit_id: unitId, status: ['open'] }}
            className="ml-auto text-accent hover:underline"
          >
            {t('organisation.seeAll')}
          </Link>
        ) : null
      }
      none={t('organisation.noStores')}
      pager={pagerOf(list.data)}
    >
      {(rows) => <SectionTable label={t('organisation.storesBelow')} columns={columns} rows={rows} stale={turning} />}
    </ListSection>
  );
}

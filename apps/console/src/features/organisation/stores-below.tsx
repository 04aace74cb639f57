import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Store } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { count, Pager } from '../../ui/data-table/pager.tsx';
import { Section } from '../../ui/page.tsx';
import { storesQuery } from '../stores/api/list-stores.ts';
import { type SectionColumn, SectionTable } from './section-table.tsx';
import { PAGE, usePages } from './use-pages.ts';

/** The open stores of a unit and of all that is below it. */
export function StoresBelow({ unitId }: { unitId: string }) {
  const { t } = useTranslation();
  const { cursor, turning, pagerOf } = usePages();
  const { data } = useSuspenseQuery(storesQuery({ unit_id: unitId, status: ['open'], asOf: useAsOf() }, cursor));
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
    <Section
      title={t('organisation.storesBelow')}
      aside={
        <>
          <span className="text-ink-2">{count(data.total)}</span>
          {data.total > 0 ? (
            <Link
              to="/stores"
              search={{ unit_id: unitId, status: ['open'] }}
              className="ml-auto text-accent hover:underline"
            >
              {t('organisation.seeAll')}
            </Link>
          ) : null}
        </>
      }
    >
      {data.items.length > 0 ? (
        <SectionTable label={t('organisation.storesBelow')} columns={columns} rows={data.items} stale={turning} />
      ) : (
        <p className="border-line border-t py-2 text-ink-2">{t('organisation.noStores')}</p>
      )}
      {data.total > PAGE ? (
        <div className="flex py-2">
          <Pager {...pagerOf(data)} />
        </div>
      ) : null}
    </Section>
  );
}

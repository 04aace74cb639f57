import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Emergency } from '../../api/auth-types.ts';
import { Moment } from '../../time/zone.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { ListSection } from '../lists/list-section.tsx';
import { type SectionColumn, SectionTable } from '../lists/section-table.tsx';
import { usePages } from '../lists/use-pages.ts';
import { emergenciesQuery } from './api/list-emergencies.ts';
import { EmergencyState } from './emergency-state.tsx';

/** What happened so far, the newest first. */
export function EmergencyList() {
  const { t } = useTranslation();
  const { cursor, pagerOf } = usePages();
  const list = useQuery({ ...emergenciesQuery(cursor), placeholderData: keepPreviousData });
  const columns: readonly SectionColumn<Emergency>[] = [
    {
      id: 'reason',
      header: t('emergencies.why'),
      cell: ({ id, reason }) => (
        <RowLink to="/sign-ins/emergencies/$emergencyId" params={{ emergencyId: id }}>
          {reason}
        </RowLink>
      ),
    },
    { id: 'status', header: t('field.status'), cell: ({ status }) => <EmergencyState status={status} /> },
    {
      id: 'declared_at',
      header: t('emergencies.declaredAt'),
      from: 'sm',
      cell: ({ declared_at }) => <Moment at={declared_at} />,
    },
    {
      id: 'uses',
      header: t('emergencies.useCount'),
      numeric: true,
      from: 'md',
      cell: ({ uses }) => count(uses.length),
    },
  ];
  return (
    <ListSection
      title={t('emergencies.list')}
      list={list}
      total={list.data?.total}
      none={t('emergencies.none')}
      pager={pagerOf(list.data)}
    >
      {(rows) => (
        <SectionTable label={t('emergencies.list')} columns={columns} rows={rows} stale={list.isPlaceholderData} />
      )}
    </ListSection>
  );
}

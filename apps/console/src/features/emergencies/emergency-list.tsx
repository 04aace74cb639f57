import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Emergency } from '../../api/auth-types.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { Moment } from '../../time/zone.tsx';
import { count, Pager } from '../../ui/data-table/pager.tsx';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { type SectionColumn, SectionTable } from '../organisation/section-table.tsx';
import { PAGE, usePages } from '../organisation/use-pages.ts';
import { emergenciesQuery } from './api/list-emergencies.ts';
import { EmergencyState } from './emergency-state.tsx';

/** What happened so far, the newest first. */
export function EmergencyList() {
  const { t } = useTranslation();
  const { cursor, pagerOf } = usePages();
  const list = useQuery({ ...emergenciesQuery(cursor), placeholderData: keepPreviousData });
  const { data, error } = list;
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
    <Section
      title={t('emergencies.list')}
      aside={data ? <span className="text-ink-2">{count(data.total)}</span> : null}
    >
      {error && !data ? (
        <ProblemNotice part error={error} onRetry={() => void list.refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={3} />
      ) : data.items.length === 0 ? (
        <p className="prose-line border-line border-t py-2 text-ink-2">{t('emergencies.none')}</p>
      ) : (
        <SectionTable
          label={t('emergencies.list')}
          columns={columns}
          rows={data.items}
          stale={list.isPlaceholderData}
        />
      )}
      {data && data.total > PAGE ? (
        <div className="flex py-2">
          <Pager {...pagerOf(data)} />
        </div>
      ) : null}
    </Section>
  );
}

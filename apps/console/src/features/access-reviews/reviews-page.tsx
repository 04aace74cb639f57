import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ClipboardCheck, Plus } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem.ts';
import type { AccessReview } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useEditing } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { count, Pager } from '../../ui/data-table/pager.tsx';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { FilterSelect } from '../../ui/select.tsx';
import { Notice } from '../../ui/states.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { firstPage, usePaging } from '../lists/paging.ts';
import { reviewsQuery } from './api/list-reviews.ts';
import { Progress } from './progress.tsx';
import { type ReviewsSearch, reviewStates } from './review-search.ts';
import { ReviewState } from './review-state.tsx';

const OpenReviewPanel = lazy(() => import('./open-review-panel.tsx'));

/** The reviews of who holds which role, newest first. */
export function ReviewsPage({ search }: { search: ReviewsSearch }) {
  const { t } = useTranslation();
  const go = useNavigate({ from: '/roles/reviews/' });
  const asOf = useAsOf();
  const editing = useEditing('access_reviews');
  const [opening, setOpening] = useState(false);
  const list = useQuery({
    ...reviewsQuery({ status: search.status, asOf }, search.cursor),
    placeholderData: keepPreviousData,
  });
  const page = list.data;
  const paging = usePaging(search, page && { next_cursor: page.next_cursor, shown: page.items.length });
  const columns = useMemo(
    (): readonly Column<AccessReview>[] => [
      {
        id: 'name',
        header: t('reviews.name'),
        main: true,
        cell: ({ id, name }) => (
          <RowLink to="/roles/reviews/$reviewId" params={{ reviewId: id }}>
            {name}
          </RowLink>
        ),
      },
      { id: 'status', header: t('field.status'), cell: ({ status }) => <ReviewState status={status} /> },
      { id: 'progress', header: t('reviews.attested'), from: 'sm', cell: (review) => <Progress review={review} /> },
      { id: 'due_at', header: t('reviews.due'), from: 'sm', cell: ({ due_at }) => <Moment at={due_at} /> },
      {
        id: 'place',
        header: t('roles.where'),
        from: 'lg',
        cell: ({ place_name }) => place_name ?? t('roles.scope.tenant'),
      },
      {
        id: 'ended',
        header: t('reviews.endedCount'),
        numeric: true,
        from: 'lg',
        cell: ({ ended_count }) => (ended_count === null ? null : count(ended_count)),
      },
    ],
    [t],
  );
  if (isProblem(list.error, 'permission_missing') && page === undefined)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <ListPage
      title={t('reviews.title')}
      total={page?.total}
      actions={
        editing === 'never' ? null : (
          <Button kind="primary" disabled={editing === 'past'} onClick={() => setOpening(true)}>
            <Plus aria-hidden />
            {t('reviews.open')}
          </Button>
        )
      }
      filters={
        <FilterSelect
          label={t('field.status')}
          value={search.status?.length === 1 ? search.status[0] : undefined}
          options={reviewStates.map((state) => ({ value: state, label: t(`reviews.state.${state}`) }))}
          onChange={(state) =>
            void go({
              search: (before) => ({ ...before, ...firstPage, status: reviewStates.filter((each) => each === state) }),
            })
          }
        />
      }
      pager={page && page.total > 0 ? <Pager {...paging} shown={page.items.length} total={page.total} /> : null}
    >
      <ListTable
        list={list}
        label={t('reviews.title')}
        columns={columns}
        rows={page?.items}
        nameOf={({ name }) => name}
        empty={
          <Notice icon={ClipboardCheck} title={t('reviews.none')}>
            {t('reviews.noneHelp')}
          </Notice>
        }
      />
      <Suspense fallback={null}>{opening ? <OpenReviewPanel onClose={() => setOpening(false)} /> : null}</Suspense>
    </ListPage>
  );
}

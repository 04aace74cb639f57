import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Check, X } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessReview, ReviewItem } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { FormProblem } from '../../problems/form-problem.tsx';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useMay } from '../../session/access.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { count, Pager } from '../../ui/data-table/pager.tsx';
import { Section } from '../../ui/page.tsx';
import { FilterSelect } from '../../ui/select.tsx';
import { useToast } from '../../ui/toast.tsx';
import { firstPage, usePaging } from '../lists/paging.ts';
import { useSelection } from '../lists/selection.ts';
import { useRoleName } from '../roles/role-name.ts';
import { attestItems } from './api/attest-items.ts';
import { itemsQuery } from './api/list-items.ts';
import { useAttestKeys } from './attest-keys.ts';
import { itemColumns } from './item-columns.tsx';
import { type ItemsSearch, itemDecisions } from './review-search.ts';

const RevokePanel = lazy(() => import('./revoke-panel.tsx'));

/** What is to be attested: kept or revoked one by one, by keyboard, or many at once. */
export function ItemsSection({ review, search }: { review: AccessReview; search: ItemsSearch }) {
  const { t, i18n } = useTranslation();
  const go = useNavigate({ from: '/roles/reviews/$reviewId' });
  const asOf = useAsOf();
  const toast = useToast();
  const roleName = useRoleName();
  const { person } = useSession();
  const attesting = useMay('directory.access_reviews.attest') === 'allowed' && review.status === 'open';
  const [revoking, setRevoking] = useState<readonly ReviewItem[]>([]);
  const list = useQuery({
    ...itemsQuery(review.id, { decision: search.decision, asOf }, search.cursor),
    placeholderData: keepPreviousData,
  });
  const page = list.data;
  const paging = usePaging(search, page && { next_cursor: page.next_cursor, shown: page.items.length });
  const selection = useSelection(page?.items);
  const others = (items: readonly ReviewItem[]) => items.filter(({ user_id }) => user_id !== person.user_id);
  const keeping = useMutation({
    mutationFn: (items: readonly ReviewItem[]) => attestItems(items, 'keep'),
    onSuccess: (_done, items) => {
      selection.clear();
      toast.add({ title: t('reviews.kept', { count: items.length }), timeout: 2000 });
    },
  });
  const act = (items: readonly ReviewItem[], act: 'keep' | 'revoke') => {
    const mine = others(items);
    if (!attesting || mine.length === 0) return;
    if (act === 'keep') keeping.mutate(mine);
    else setRevoking(mine);
  };
  useAttestKeys(page?.items, act);
  // biome-ignore lint/correctness/useExhaustiveDependencies: roleName speaks t's language
  const columns = useMemo(
    () =>
      itemColumns(t, roleName, attesting ? { self: person.user_id, onAct: (item, what) => act([item], what) } : null),
    [t, i18n.language, attesting, list.data],
  );
  const chosen = selection.rows;
  return (
    <Section
      title={t('reviews.items')}
      aside={
        <>
          <span className="text-ink-2">{page ? count(page.total) : null}</span>
          <FilterSelect
            label={t('reviews.decision')}
            value={search.decision?.length === 1 ? search.decision[0] : undefined}
            options={itemDecisions.map((each) => ({ value: each, label: t(`reviews.decisions.${each}`) }))}
            onChange={(decision) =>
              void go({
                search: (before) => ({
                  ...before,
                  ...firstPage,
                  decision: itemDecisions.filter((each) => each === decision),
                }),
              })
            }
          />
          {attesting ? <span className="ml-auto text-ink-3 text-small max-md:hidden">{t('reviews.keys')}</span> : null}
        </>
      }
    >
      <FormProblem error={keeping.error} />
      {list.error && page === undefined ? (
        <ProblemNotice part error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className="-mx-4 md:-mx-6">
          <DataTable
            label={t('reviews.itemsOf', { name: review.name })}
            columns={columns}
            rows={page?.items}
            nameOf={({ user_name, role }) => `${user_name ?? t('people.erasedName')} ${roleName(role)}`}
            selected={selection.selected}
            onSelect={attesting ? selection.select : undefined}
            stale={list.isPlaceholderData}
            empty={<p className="px-4 py-3 text-ink-2 md:px-6">{t('reviews.noItems')}</p>}
          />
        </div>
      )}
      <div className="flex min-h-12 flex-wrap items-center gap-2 py-2">
        {chosen.length > 0 ? (
          <>
            <span className="font-strong">{t('ui.selected', { count: chosen.length })}</span>
            <Button disabled={keeping.isPending} onClick={() => act(chosen, 'keep')}>
              <Check aria-hidden strokeWidth={1.75} />
              {t('reviews.keepSelected')}
            </Button>
            <Button onClick={() => act(chosen, 'revoke')}>
              <X aria-hidden strokeWidth={1.75} />
              {t('reviews.revokeSelected')}
            </Button>
            <Button kind="quiet" onClick={selection.clear}>
              {t('ui.unselect')}
            </Button>
          </>
        ) : null}
        {page && page.total > 50 ? <Pager {...paging} shown={page.items.length} total={page.total} /> : null}
      </div>
      <Suspense fallback={null}>
        {revoking.length > 0 ? (
          <RevokePanel items={revoking} onDone={selection.clear} onClose={() => setRevoking([])} />
        ) : null}
      </Suspense>
    </Section>
  );
}

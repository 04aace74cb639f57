import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ClipboardX } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessReview } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useEditing } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Page, PageBody, Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { HistorySection } from '../history/history-section.tsx';
import { PlaceLink } from '../roles/place-link.tsx';
import { useRoleName } from '../roles/role-name.ts';
import { reviewQuery } from './api/get-review.ts';
import { ItemsSection } from './items-section.tsx';
import { Progress } from './progress.tsx';
import type { ItemsSearch } from './review-search.ts';
import { ReviewState } from './review-state.tsx';

const CloseReviewPanel = lazy(() => import('./close-review-panel.tsx'));

/** One review: how far it is, what happens to what nobody attests, and each assignment to be attested. */
export function ReviewPage({ reviewId, search }: { reviewId: string; search: ItemsSearch }) {
  const { t } = useTranslation();
  const editing = useEditing('access_reviews');
  const [closing, setClosing] = useState(false);
  const { data: review } = useSuspenseQuery(reviewQuery(reviewId, useAsOf()));
  return (
    <>
      <Page
        title={review.name}
        trail={[
          <Link key="reviews" to="/roles/reviews">
            {t('reviews.title')}
          </Link>,
          <Moment key="here" at={review.due_at} />,
        ]}
        state={<ReviewState status={review.status} />}
        actions={
          review.status === 'closed' || editing === 'never' ? null : (
            <Button disabled={editing === 'past'} onClick={() => setClosing(true)}>
              <ClipboardX aria-hidden strokeWidth={1.75} />
              {t('reviews.close')}
            </Button>
          )
        }
      >
        <PageBody className="flex flex-col gap-6">
          {review.status === 'open' && review.pending_count > 0 ? (
            <p className="prose-line max-w-180 rounded-md bg-attention-soft p-3">
              {t('reviews.consequence', { count: review.pending_count })}{' '}
              <span className="whitespace-nowrap">
                {t('reviews.due')}: <Moment at={review.due_at} />
              </span>
            </p>
          ) : null}
          <ItemsSection review={review} search={search} />
          <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
            <Section title={t('reviews.facts')}>
              <ReviewFacts review={review} />
            </Section>
            <Suspense fallback={<Skeleton lines={3} />}>
              <HistorySection thing={`/access-reviews/${reviewId}`} />
            </Suspense>
          </div>
        </PageBody>
      </Page>
      <Suspense fallback={null}>
        {closing ? <CloseReviewPanel review={review} onClose={() => setClosing(false)} /> : null}
      </Suspense>
    </>
  );
}

function ReviewFacts({ review }: { review: AccessReview }) {
  const { t, i18n } = useTranslation();
  const roleName = useRoleName();
  const { due_at, roles, unused_days, kept_count, revoked_count, ended_count } = review;
  return (
    <Facts
      facts={[
        { label: t('reviews.attested'), value: <Progress review={review} /> },
        { label: t('state.kept'), value: count(kept_count) },
        { label: t('state.revoked'), value: count(revoked_count) },
        ...(ended_count === null ? [] : [{ label: t('reviews.endedCount'), value: count(ended_count) }]),
        { label: t('reviews.due'), value: <Moment at={due_at} /> },
        { label: t('roles.where'), value: <PlaceLink {...review} /> },
        {
          label: t('field.role'),
          value: roles === null ? t('ui.all') : roles.map(roleName).join(i18n.language === 'ja' ? '、' : ', '),
        },
        {
          label: t('reviews.unusedDays'),
          value: unused_days === null ? null : t('reviews.days', { count: unused_days }),
        },
      ]}
    />
  );
}

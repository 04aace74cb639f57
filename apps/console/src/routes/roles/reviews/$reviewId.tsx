import { createFileRoute } from '@tanstack/react-router';
import { reviewQuery } from '../../../features/access-reviews/api/get-review.ts';
import { ReviewPage } from '../../../features/access-reviews/review-page.tsx';
import { itemsSearch } from '../../../features/access-reviews/review-search.ts';
import { historyQuery } from '../../../features/history/read-history.ts';

export const Route = createFileRoute('/roles/reviews/$reviewId')({
  validateSearch: itemsSearch,
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ context: { queryClient }, params: { reviewId }, deps: { asOf } }) =>
    Promise.all([
      queryClient.ensureQueryData(reviewQuery(reviewId, asOf)),
      queryClient.prefetchInfiniteQuery(historyQuery(`/access-reviews/${reviewId}`)),
    ]),
  component: () => {
    const { asOf: _past, ...search } = Route.useSearch();
    return <ReviewPage reviewId={Route.useParams().reviewId} search={search} />;
  },
});

import { createFileRoute } from '@tanstack/react-router';
import { reviewsSearch } from '../../../features/access-reviews/review-search.ts';
import { ReviewsPage } from '../../../features/access-reviews/reviews-page.tsx';

export const Route = createFileRoute('/roles/reviews/')({
  validateSearch: reviewsSearch,
  component: () => {
    const { asOf: _past, ...search } = Route.useSearch();
    return <ReviewsPage search={search} />;
  },
});

import { useTranslation } from 'react-i18next';
import type { AccessReview } from '../../api/types.ts';
import { count } from '../../ui/data-table/pager.tsx';

type Counted = Pick<AccessReview, 'item_count' | 'pending_count'>;

/** How much of a review is attested, as a bar with its numbers. */
export function Progress({ review: { item_count, pending_count } }: { review: Counted }) {
  const { t } = useTranslation();
  const done = item_count - pending_count;
  return (
    <span className="inline-flex items-center gap-2">
      <svg aria-hidden viewBox="0 0 100 6" preserveAspectRatio="none" className="h-1.5 w-24 rounded-full bg-line">
        <rect width={item_count === 0 ? 100 : (100 * done) / item_count} height="6" className="fill-done" />
      </svg>
      <span>{t('reviews.progress', { done: count(done), total: count(item_count) })}</span>
    </span>
  );
}

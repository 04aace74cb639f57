import { useTranslation } from 'react-i18next';
import type { AccessReview } from '../../api/types.ts';
import { cn } from '../../ui/class-names.ts';

/** Whether a review goes on. Its words are others than a store's. */
export function ReviewState({ status }: { status: AccessReview['status'] }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden className={cn('size-2 rounded-full', status === 'open' ? 'bg-attention' : 'bg-ink-3')} />
      {t(`reviews.state.${status}`)}
    </span>
  );
}

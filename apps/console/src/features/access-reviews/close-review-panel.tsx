import { useTranslation } from 'react-i18next';
import type { AccessReview } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { closeReview } from './api/close-review.ts';

/** Closes a review before it is due: says how much ends. */
export default function CloseReviewPanel({ review, onClose }: { review: AccessReview; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const { pending_count, revoked_count } = review;
  return (
    <ActPanel
      title={t('reviews.closeTitle')}
      act={t('reviews.close')}
      danger
      reasonRequired
      run={(reason = '') => closeReview(review, reason)}
      onDone={() => {
        toast.add({ title: t('reviews.closed') });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="font-strong">{t('reviews.closeAtOnce')}</p>
      <ul className="prose-line flex list-disc flex-col gap-1 pl-5">
        <li>{t('reviews.closeRevoked', { count: revoked_count })}</li>
        <li>{t('reviews.closePending', { count: pending_count })}</li>
        <li>{t('reviews.closeLast')}</li>
      </ul>
    </ActPanel>
  );
}

import { useTranslation } from 'react-i18next';
import type { Licence } from '../../api/asset-types.ts';
import { cn } from '../../ui/class-names.ts';
import { count } from '../../ui/data-table/pager.tsx';

/** How many of a licence's seats are used, as a bar with its numbers. */
export function SeatBar({ licence: { assigned, seats }, wide }: { licence: Licence; wide?: boolean }) {
  const { t } = useTranslation();
  if (seats === null) return <span className="text-ink-2">{t('licences.whole')}</span>;
  const full = assigned >= seats;
  const words = t('licences.used', { used: count(assigned), seats: count(seats) });
  return (
    <span className={cn('flex items-center gap-2', wide ? 'max-w-100' : 'max-w-56')}>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden className="h-1.5 min-w-10 flex-1 rounded-sm">
        <rect width="100" height="6" className="fill-line" />
        <rect
          width={Math.min(100, (assigned / seats) * 100)}
          height="6"
          className={full ? 'fill-attention' : 'fill-accent-fill'}
        />
      </svg>
      <span className={cn('whitespace-nowrap', full && 'text-attention')}>{words}</span>
    </span>
  );
}

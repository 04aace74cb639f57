import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../icon-button.tsx';

export interface PagerProps {
  /** Rows before this page. */
  readonly skipped: number;
  readonly shown: number;
  /** undefined: nobody counted them */
  readonly total: number | undefined;
  /** undefined: there is no such page */
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** 1–50 / 1,000 件, and the way to the pages beside it. */
export function Pager({ skipped, shown, total, onPrevious, onNext }: PagerProps) {
  const { t } = useTranslation();
  const range = { from: count(skipped + 1), to: count(skipped + shown) };
  const text = total === undefined ? t('ui.rangeOnly', range) : t('ui.range', { ...range, total: count(total) });
  return (
    <div className="ml-auto flex items-center gap-2">
      <span className="text-ink-2">{shown > 0 ? text : null}</span>
      <IconButton
        kind="plain"
        icon={ChevronLeft}
        label={t('ui.previous')}
        disabled={!onPrevious}
        onClick={onPrevious}
      />
      <IconButton kind="plain" icon={ChevronRight} label={t('ui.next')} disabled={!onNext} onClick={onNext} />
    </div>
  );
}

/** 1,000: the same in both languages. */
export function count(value: number): string {
  return value.toLocaleString('en');
}

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../button.tsx';
import { cn } from '../class-names.ts';
import { splitAt } from './split-at.ts';
import { type TimelineEntry, TimelineItem } from './timeline-item.tsx';

export interface TimelineProps {
  /** Newest first. */
  readonly entries: readonly TimelineEntry[];
  /** The past moment that is looked at (an instant); undefined: now. */
  readonly moment: string | undefined;
  /** A link around "look at this moment", given the entry's time. */
  readonly linkTo: (moment: string, text: string) => ReactNode;
  readonly onMore: (() => void) | undefined;
  readonly loadingMore?: boolean;
}

/** The history of a thing. In the past, what came later is folded away above the line of the moment. */
export function Timeline({ entries, moment, linkTo, onMore, loadingMore }: TimelineProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { later, until } = splitAt(entries, moment);
  return (
    <>
      <ol className="border-line border-t pt-3">
        {later.length > 0 ? (
          <li className="mb-3">
            <button
              type="button"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
              className="flex items-center gap-2 text-ink-2 text-small hover:text-ink"
            >
              <ChevronRight aria-hidden className={cn('size-3', open && 'rotate-90')} />
              {t('ui.laterChanges', { count: later.length })}
            </button>
          </li>
        ) : null}
        {open ? later.map((entry) => <TimelineItem key={entry.id} entry={entry} tone="later" linkTo={linkTo} />) : null}
        {moment === undefined ? null : <MomentLine at={moment} />}
        {until.map((entry, index) => (
          <TimelineItem
            key={entry.id}
            entry={entry}
            tone={moment !== undefined ? 'past' : index === 0 ? 'newest' : 'plain'}
            linkTo={index === 0 ? undefined : linkTo}
          />
        ))}
      </ol>
      {onMore ? (
        <Button kind="quiet" disabled={loadingMore} onClick={onMore}>
          {t('ui.olderChanges')}
        </Button>
      ) : null}
    </>
  );
}

function MomentLine({ at }: { at: string }) {
  const { t } = useTranslation();
  return (
    <li aria-current="true" className="mb-3 flex items-center gap-2 font-strong text-past text-small">
      <span aria-hidden className="ml-px size-2.5 rounded-full bg-past" />
      <span>
        {t('ui.thisMoment')} <Moment at={at} />
      </span>
      <span aria-hidden className="h-px flex-1 bg-past" />
    </li>
  );
}

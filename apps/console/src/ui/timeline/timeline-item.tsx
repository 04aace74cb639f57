import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../time/zone.tsx';
import { BeforeAfter } from '../change-preview.tsx';
import { cn } from '../class-names.ts';

export interface TimelineEntry {
  readonly id: string;
  readonly valid_from: string;
  /** 「渡辺 誠 さんが店舗を閉めました」 */
  readonly sentence: string;
  readonly changes: readonly { readonly label: string; readonly before: ReactNode; readonly after: ReactNode }[];
  readonly reason: string | null;
}

export interface TimelineItemProps {
  readonly entry: TimelineEntry;
  readonly tone: 'later' | 'past' | 'newest' | 'plain';
  readonly linkTo: ((moment: string, text: string) => ReactNode) | undefined;
}

const dots = {
  later: 'border border-line-strong',
  past: 'bg-past',
  newest: 'bg-accent-fill',
  plain: 'bg-line-strong',
} as const;

export function TimelineItem({ entry, tone, linkTo }: TimelineItemProps) {
  const { t } = useTranslation();
  return (
    <li className="group relative grid grid-cols-[12px_minmax(0,1fr)] gap-x-3 pb-4">
      <span aria-hidden className="absolute top-4 bottom-0 left-[5.5px] w-px bg-line group-last:hidden" />
      <span aria-hidden className={cn('mt-1.5 ml-0.5 size-2 rounded-full', dots[tone])} />
      <div className={cn(tone === 'later' && 'text-ink-2')}>
        <div className="flex flex-wrap items-baseline gap-x-3 text-small">
          <Moment at={entry.valid_from} className="text-ink-2" />
          <span className="ml-auto">{linkTo?.(entry.valid_from, t('ui.lookAtMoment'))}</span>
        </div>
        <p className="prose-line">{entry.sentence}</p>
        {entry.changes.length > 0 ? (
          <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 rounded-md bg-sunken px-2.5 py-1.5 [overflow-wrap:anywhere]">
            {entry.changes.map(({ label, before, after }) => (
              <Fragment key={label}>
                <dt className="text-ink-2 text-small leading-5">{label}</dt>
                <dd className="leading-5">
                  <BeforeAfter before={before} after={after} />
                </dd>
              </Fragment>
            ))}
          </dl>
        ) : null}
        {entry.reason ? (
          <p className="prose-line mt-1 text-ink-2 text-small">{t('ui.reasonIs', { reason: entry.reason })}</p>
        ) : null}
      </div>
    </li>
  );
}

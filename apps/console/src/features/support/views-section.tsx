import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SupportView } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { Moment } from '../../time/zone.tsx';
import { SectionRows } from '../../ui/page.tsx';
import { ListSection } from '../lists/list-section.tsx';
import { usePages } from '../lists/use-pages.ts';
import { viewsQuery } from './api/list-views.ts';

/** What the support staff looked at, each time; it was recorded before they saw it. */
export function ViewsSection({ grantId }: { grantId: string }) {
  const { t } = useTranslation();
  const { cursor, turning, pagerOf } = usePages();
  const list = useSuspenseQuery(viewsQuery(grantId, useAsOf(), cursor));
  return (
    <ListSection
      title={t('support.views')}
      list={list}
      total={list.data.total}
      none={t('support.noViews')}
      pager={pagerOf(list.data)}
    >
      {(views) => (
        <SectionRows stale={turning}>
          {views.map((view) => (
            <View key={view.id} view={view} />
          ))}
        </SectionRows>
      )}
    </ListSection>
  );
}

function View({ view }: { view: SupportView }) {
  const { t } = useTranslation();
  const { what, words, viewed_at, result_count, shown, unmasked } = view;
  return (
    <li className="border-line border-b py-2">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <span>
          {what === 'search'
            ? t('support.searched', { words: words ?? '', count: result_count })
            : t(`support.openedWhat.${what}`)}
        </span>
        {unmasked ? <span className="text-attention text-small">{t('support.unmasked')}</span> : null}
        <Moment at={viewed_at} className="ml-auto text-ink-3 text-small" />
      </div>
      {shown.length > 0 ? (
        <p className="prose-line text-ink-2 text-small [overflow-wrap:anywhere]">
          {t('support.shown')}{' '}
          {shown.map(({ kind, id, name }, index) => (
            <span key={`${kind} ${id}`}>
              {index > 0 ? ' · ' : null}
              <Shown kind={kind} id={id} name={name} />
            </span>
          ))}
        </p>
      ) : null}
    </li>
  );
}

function Shown({ kind, id, name }: SupportView['shown'][number]) {
  const { t } = useTranslation();
  const look = 'text-accent underline'; // it stands within a line of text
  const text = name ?? t('support.nameless');
  if (kind === 'store')
    return (
      <Link to="/stores/$storeId" params={{ storeId: id }} className={look}>
        {text}
      </Link>
    );
  if (kind === 'user')
    return (
      <Link to="/people/$userId" params={{ userId: id }} className={look}>
        {text}
      </Link>
    );
  return <span>{text}</span>;
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { domainsQuery } from './api/list-domains.ts';
import { DomainState } from './domain-state.tsx';

/** Whose people are sent to this connection when they give their login id. */
export function DomainsOfConnection({ connectionId }: { connectionId: string }) {
  const { t } = useTranslation();
  const list = useQuery(domainsQuery);
  const own = list.data?.items.filter(({ connection_id }) => connection_id === connectionId);
  return (
    <Section
      title={t('domains.title')}
      aside={
        <Link to="/settings/domains" className="ml-auto text-accent hover:underline">
          {t('domains.seeAll')}
        </Link>
      }
    >
      {list.error && !own ? (
        <ProblemNotice part error={list.error} onRetry={() => void list.refetch()} />
      ) : own === undefined ? (
        <Skeleton lines={2} />
      ) : own.length === 0 ? (
        <p className="prose-line border-line border-t py-2 text-ink-2">{t('domains.noneHere')}</p>
      ) : (
        <ul className="border-line border-t">
          {own.map(({ id, domain, status }) => (
            <li key={id} className="flex min-h-9 items-center gap-3 border-line border-b">
              <Link to="/settings/domains/$domainId" params={{ domainId: id }} className="text-accent hover:underline">
                {domain}
              </Link>
              <DomainState status={status} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

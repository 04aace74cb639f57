import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SectionRows } from '../../ui/page.tsx';
import { ListSection } from '../lists/list-section.tsx';
import { domainsQuery } from './api/list-domains.ts';
import { DomainState } from './domain-state.tsx';

/** Whose people are sent to this connection when they give their login id. */
export function DomainsOfConnection({ connectionId }: { connectionId: string }) {
  const { t } = useTranslation();
  const list = useQuery({
    ...domainsQuery,
    select: ({ items }) => ({ items: items.filter(({ connection_id }) => connection_id === connectionId) }),
  });
  return (
    <ListSection
      title={t('domains.title')}
      list={list}
      aside={
        <Link to="/settings/domains" className="ml-auto text-accent hover:underline">
          {t('domains.seeAll')}
        </Link>
      }
      none={t('domains.noneHere')}
    >
      {(domains) => (
        <SectionRows>
          {domains.map(({ id, domain, status }) => (
            <li key={id} className="flex min-h-9 items-center gap-3 border-line border-b">
              <Link to="/settings/domains/$domainId" params={{ domainId: id }} className="text-accent hover:underline">
                {domain}
              </Link>
              <DomainState status={status} />
            </li>
          ))}
        </SectionRows>
      )}
    </ListSection>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '../../past/as-of.ts';
import { Loaded } from '../../problems/loaded.tsx';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { Input } from '../../ui/input.tsx';
import { Page, PageBody, SectionRows } from '../../ui/page.tsx';
import { ListSection } from '../lists/list-section.tsx';
import { supportSearchQuery } from './api/search-tenants.ts';
import { supportedTenantsQuery } from './api/supported-tenants.ts';
import { Found } from './found.tsx';
import { StaffTabs } from './staff-tabs.tsx';
import type { FindSearch } from './support-search.ts';

/** One search over the customers that agreed. It is sent with a button, not while typing: each one is recorded. */
export function FindPage({ search: { q = '' } }: { search: FindSearch }) {
  const { t } = useTranslation();
  const go = useNavigate({ from: '/support/' });
  const asOf = useAsOf();
  const [typed, setTyped] = useState(q);
  const tenants = useQuery(supportedTenantsQuery);
  const found = useQuery(supportSearchQuery(q, asOf));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void go({ search: (before) => ({ ...before, q: typed.trim() || undefined }) });
  };
  return (
    <>
      <StaffTabs />
      <Page title={t('support.staffTitle')}>
        <PageBody className="flex max-w-240 flex-col gap-6">
          <search>
            <form onSubmit={submit} className="flex flex-wrap gap-2">
              <div className="relative min-w-60 flex-1">
                <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-3" />
                <Input
                  type="search"
                  aria-label={t('support.findHint')}
                  placeholder={t('support.findHint')}
                  className="pl-8"
                  maxLength={100}
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
              </div>
              <Button type="submit" kind="primary" disabled={!tenants.data?.items.length || typed.trim().length < 2}>
                {t('support.findButton')}
              </Button>
            </form>
            <p className="prose-line mt-2 text-ink-3 text-small">{t('support.findHelp')}</p>
          </search>
          {q === '' ? null : (
            <Loaded asked={found} lines={4}>
              {(result) => <Found result={result} />}
            </Loaded>
          )}
          <ListSection title={t('support.tenants')} list={tenants} none={t('support.noTenants')} lines={2}>
            {(items) => (
              <SectionRows>
                {items.map(({ grant_id, tenant_name, tenant_code, ticket, unmasked, ends_at }) => (
                  <li key={grant_id} className="flex min-h-9 flex-wrap items-center gap-x-3 border-line border-b py-1">
                    <span className="font-strong">{tenant_name}</span>
                    <span className="text-ink-3">{tenant_code}</span>
                    <span className="text-ink-2">{ticket}</span>
                    <span className="text-ink-2">{t(unmasked ? 'support.unmasked' : 'support.masked')}</span>
                    <span className="ml-auto text-ink-3 text-small">
                      {t('support.until')} <Moment at={ends_at} />
                    </span>
                  </li>
                ))}
              </SectionRows>
            )}
          </ListSection>
        </PageBody>
      </Page>
    </>
  );
}

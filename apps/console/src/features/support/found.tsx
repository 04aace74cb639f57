import { Link } from '@tanstack/react-router';
import { FileBadge, Monitor, Store, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupportHit, SupportSearchResult } from '../../api/types.ts';
import { count } from '../../ui/data-table/pager.tsx';
import { Section, SectionRows } from '../../ui/page.tsx';

const icons = { store: Store, user: UserRound, device: Monitor, certificate: FileBadge } as const;

/** What was found, customer by customer; people are masked unless the customer said otherwise. */
export function Found({ result: { items, tenants } }: { result: SupportSearchResult }) {
  const { t } = useTranslation();
  if (items.length === 0)
    return (
      <p role="status" className="prose-line border-line border-y py-3 text-ink-2">
        {t('support.foundNone', { count: tenants.length })}
      </p>
    );
  return tenants
    .filter(({ tenant_id }) => items.some((hit) => hit.tenant_id === tenant_id))
    .map(({ tenant_id, tenant_name, ticket, count: hits, more }) => (
      <Section
        key={tenant_id}
        title={tenant_name}
        aside={
          <>
            <span className="text-ink-2">{count(hits)}</span>
            <span className="text-ink-3">{ticket}</span>
          </>
        }
      >
        <SectionRows>
          {items
            .filter((hit) => hit.tenant_id === tenant_id)
            .map((hit) => (
              <Hit key={`${hit.kind} ${hit.id}`} hit={hit} />
            ))}
        </SectionRows>
        {more ? <p className="prose-line py-2 text-ink-2">{t('support.more')}</p> : null}
      </Section>
    ));
}

function Hit({ hit }: { hit: SupportHit }) {
  const { t } = useTranslation();
  const Icon = icons[hit.kind];
  const behind = [hit.login_id, hit.kana, hit.asset_tag, hit.kind === 'store' ? null : hit.store_name];
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-3 border-line border-b py-1">
      <Icon aria-hidden className="size-4 shrink-0 text-ink-3" strokeWidth={1.75} />
      <span className="sr-only">{t(`support.kind.${hit.kind}`)}</span>
      <HitLink hit={hit}>{hit.name ?? hit.code ?? t('support.nameless')}</HitLink>
      {hit.name === null ? null : <span className="text-ink-2">{hit.code}</span>}
      <span className="text-ink-3 [overflow-wrap:anywhere]">{behind.filter(Boolean).join(' · ')}</span>
      <span className="ml-auto text-ink-2 text-small">
        {t([`support.status.${hit.status}`, `state.${hit.status}`, hit.status] as unknown as 'state.active')}
      </span>
    </li>
  );
}

/** To its page; a certificate leads to the device that holds it. Not loaded on hovering: opening it is recorded. */
function HitLink({ hit, children }: { hit: SupportHit; children: ReactNode }) {
  const look = 'text-accent hover:underline';
  const { tenant_id: tenantId, kind, id, device_id } = hit;
  if (kind === 'store')
    return (
      <Link to="/support/tenants/$tenantId/stores/$id" params={{ tenantId, id }} preload={false} className={look}>
        {children}
      </Link>
    );
  if (kind === 'user')
    return (
      <Link to="/support/tenants/$tenantId/users/$id" params={{ tenantId, id }} preload={false} className={look}>
        {children}
      </Link>
    );
  const device = kind === 'device' ? id : device_id;
  if (device === null) return <span>{children}</span>;
  return (
    <Link
      to="/support/tenants/$tenantId/devices/$id"
      params={{ tenantId, id: device }}
      preload={false}
      className={look}
    >
      {children}
    </Link>
  );
}

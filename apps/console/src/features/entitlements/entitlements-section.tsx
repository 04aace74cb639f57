import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, Minus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Entitlement } from '../../api/asset-types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useSession } from '../../session/session.ts';
import { useZone } from '../../time/zone.tsx';
import { SectionRows } from '../../ui/page.tsx';
import { productsQuery } from '../licences/api/list-products.ts';
import { lastDay, nameIn } from '../licences/licence-text.ts';
import { ListSection } from '../lists/list-section.tsx';
import { entitlementsQuery, type Holder } from './api/check-entitlements.ts';

/** Which products a store, a user or a device may use at the moment looked at, and why. Shown to whoever may see licences. */
export function EntitlementsSection({ holder }: { holder: Holder }) {
  const { permissions } = useSession();
  return permissions.includes('asset.entitlements.read') ? <Shown holder={holder} /> : null;
}

function Shown({ holder }: { holder: Holder }) {
  const { t, i18n } = useTranslation();
  const asOf = useAsOf();
  const list = useQuery(entitlementsQuery(holder, asOf));
  const products = useQuery(productsQuery(asOf)).data?.items ?? [];
  const nameOf = (code: string) =>
    nameIn(i18n.language, products.find(({ product }) => product === code)?.name ?? null, code);
  return (
    <ListSection title={t('entitlements.title')} list={list} none={t('entitlements.none')}>
      {(items) => (
        <SectionRows>
          {items.map((entitlement) => (
            <Row key={entitlement.product} entitlement={entitlement} name={nameOf(entitlement.product)} />
          ))}
        </SectionRows>
      )}
    </ListSection>
  );
}

function Row({ entitlement, name }: { entitlement: Entitlement; name: string }) {
  const { t, i18n } = useTranslation();
  const zone = useZone();
  const { entitled, licence_id, seat_id, trial, until, reason } = entitlement;
  const Icon = entitled ? Check : Minus;
  const said = [
    t(seat_id === null ? 'entitlements.whole' : 'entitlements.seat'),
    trial ? t('entitlements.trial') : null,
    until === null ? null : t('entitlements.until', { until: lastDay(until, zone) }),
  ];
  const words = entitled ? said.filter(Boolean).join(' · ') : i18n.language === 'ja' ? reason.ja : reason.en;
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-2 border-line border-b py-1">
      <Icon aria-hidden className={entitled ? 'size-4 text-done' : 'size-4 text-ink-3'} />
      <span className={entitled ? 'font-strong' : 'text-ink-2'}>{name}</span>
      <span className="ml-auto text-right text-ink-2 text-small">{words}</span>
      {licence_id === null ? null : (
        <Link
          to="/licences/$licenceId"
          params={{ licenceId: licence_id }}
          aria-label={`${t('entitlements.see')}: ${name}`}
          className="text-accent text-small hover:underline"
        >
          {t('entitlements.see')}
        </Link>
      )}
    </li>
  );
}

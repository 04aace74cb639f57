import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Licence } from '../../api/asset-types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useSession } from '../../session/session.ts';
import { useZone } from '../../time/zone.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { DifferingCount, Facts } from '../../ui/facts.tsx';
import { Page, PageColumns, Section } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { HistorySection } from '../history/history-section.tsx';
import { SeatsSection } from '../seats/seats-section.tsx';
import { licenceQuery } from './api/read-licence.ts';
import { licenceFacts } from './licence-facts.tsx';
import { licenceName, licenceState, nameIn } from './licence-text.ts';
import { SeatBar } from './seat-bar.tsx';
import { TrialTag } from './trial-tag.tsx';

export function LicencePage({ licenceId }: { licenceId: string }) {
  const { t, i18n } = useTranslation();
  const asOf = useAsOf();
  const zone = useZone();
  const { permissions } = useSession();
  const { data: licence } = useSuspenseQuery(licenceQuery(licenceId, asOf));
  const today = useQuery({ ...licenceQuery(licenceId, undefined), enabled: asOf !== undefined }).data;
  const facts = licenceFacts(t, i18n.language, licence, asOf === undefined ? undefined : today, zone);
  const { product_name, product, trial, seats, covers } = licence;
  return (
    <Page
      title={licenceName(i18n.language, licence)}
      trail={[
        <Link key="licences" to="/licences">
          {t('licences.title')}
        </Link>,
        <span key="here">{nameIn(i18n.language, product_name, product)}</span>,
      ]}
      state={
        <span>
          <StateTag state={licenceState(licence)} />
          {trial ? <TrialTag /> : null}
        </span>
      }
    >
      <PageColumns
        main={
          <>
            <Standing licence={licence} />
            {seats === null ? null : (
              <Section title={t('licences.usage')}>
                <SeatBar licence={licence} wide />
                <p className="mt-1 text-ink-2 text-small">
                  {licence.assigned >= seats
                    ? t('licences.full')
                    : t('licences.free', { n: count(seats - licence.assigned) })}
                </p>
              </Section>
            )}
            <Section title={t('licences.facts')} aside={<DifferingCount facts={facts} />}>
              <Facts facts={facts} />
            </Section>
            {covers !== 'tenant' && permissions.includes('asset.seats.read') ? (
              <SeatsSection licence={licence} />
            ) : null}
          </>
        }
        aside={<HistorySection thing={`/licences/${licenceId}`} teller="asset" />}
      />
    </Page>
  );
}

/** Why it cannot be used, when it cannot. */
function Standing({ licence: { status, period } }: { licence: Licence }) {
  const { t } = useTranslation();
  if (status === 'ended' || (status === 'active' && period === 'running')) return null;
  const words = status === 'suspended' ? 'suspendedNow' : period === 'lapsed' ? 'lapsedNow' : 'upcomingNow';
  return (
    <p role="note" className="prose-line rounded-md bg-attention-soft p-3 text-attention">
      {t(`licences.${words}`)}
    </p>
  );
}

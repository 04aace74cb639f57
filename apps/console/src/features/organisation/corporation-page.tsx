import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Corporation } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { DifferingCount, type Fact, Facts } from '../../ui/facts.tsx';
import { Page, PageColumns, Section } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { HistorySection } from '../history/history-section.tsx';
import { identifierFacts } from '../identifiers/identifier-facts.tsx';
import { corporationQuery } from './api/get-corporation.ts';

export function CorporationPage({ corporationId }: { corporationId: string }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const { data: corporation } = useSuspenseQuery(corporationQuery(corporationId, asOf));
  const today = useQuery({ ...corporationQuery(corporationId, undefined), enabled: asOf !== undefined }).data;
  const facts = corporationFacts(t, corporation, asOf === undefined ? undefined : today);
  return (
    <Page
      title={corporation.name}
      trail={[
        <Link key="organisation" to="/organisation">
          {t('organisation.title')}
        </Link>,
        <span key="here">{t('field.corporation_id')}</span>,
      ]}
      state={<StateTag state={stateOf(corporation)} />}
    >
      <PageColumns
        main={
          <>
            <Section title={t('organisation.facts')} aside={<DifferingCount facts={facts} />}>
              <Facts facts={facts} />
            </Section>
            <p>
              <Link to="/stores" search={{ corporation_id: corporationId }} className="text-accent hover:underline">
                {t('organisation.corporation.stores')}
              </Link>
            </p>
          </>
        }
        aside={<HistorySection thing={`/corporations/${corporationId}`} />}
      />
    </Page>
  );
}

function stateOf({ status }: Corporation): 'active' | 'discontinued' {
  return status === 'closed' ? 'discontinued' : status;
}

function corporationFacts(t: TFunction, corporation: Corporation, today: Corporation | undefined): Fact[] {
  const now = (of: (each: Corporation) => string | null) =>
    today && of(today) !== of(corporation) ? { now: of(today) } : {};
  const { name, kana, corporate_number } = corporation;
  return [
    { label: t('organisation.corporation.name'), value: name, ...now((each) => each.name) },
    { label: t('field.kana'), value: kana, ...now((each) => each.kana) },
    {
      label: t('field.status'),
      value: <StateTag state={stateOf(corporation)} />,
      ...now((each) => t(`state.${stateOf(each)}`)),
    },
    {
      label: t('field.corporate_number'),
      value: corporate_number && <Copyable value={corporate_number} />,
      ...now((each) => each.corporate_number),
    },
    ...identifierFacts(t, corporation.identifiers, today?.identifiers),
  ];
}

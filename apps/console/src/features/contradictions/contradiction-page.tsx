import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Contradiction } from '../../api/asset-types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useMay } from '../../session/access.ts';
import { buttonLook } from '../../ui/button.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Page, PageColumns, Section } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { HistorySection } from '../history/history-section.tsx';
import { contradictionsQuery } from './api/list-contradictions.ts';
import { contradictionQuery } from './api/read-contradiction.ts';
import { takenOf } from './choice.ts';
import { contradictionState, fieldText, subjectText, valueText } from './contradiction-text.ts';
import { DecideForm } from './decide-form.tsx';
import { ValueCard } from './value-card.tsx';

export function ContradictionPage({ contradictionId }: { contradictionId: string }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const may = useMay('asset.contradictions.write') === 'allowed';
  const { data: contradiction } = useSuspenseQuery(contradictionQuery(contradictionId, asOf));
  const open = useQuery(contradictionsQuery({ status: ['open'], asOf }, undefined)).data?.items;
  const next = open?.find(({ id }) => id !== contradictionId);
  const { field, status, version } = contradiction;
  const subject = subjectText(t, contradiction);
  return (
    <Page
      title={`${subject}: ${fieldText(t, field)}`}
      trail={[
        <Link key="devices" to="/devices">
          {t('devices.title')}
        </Link>,
        <Link key="contradictions" to="/devices/contradictions">
          {t('contradictions.title')}
        </Link>,
        <span key="here">{subject}</span>,
      ]}
      state={<StateTag state={contradictionState(contradiction)} />}
      actions={
        next ? (
          <Link
            to="/devices/contradictions/$contradictionId"
            params={{ contradictionId: next.id }}
            className={buttonLook()}
          >
            {t('contradictions.next')}
            <ArrowRight aria-hidden strokeWidth={1.75} />
          </Link>
        ) : null
      }
    >
      <PageColumns
        main={
          <>
            <Facts facts={factsOf(t, contradiction)} />
            {status === 'settled' ? (
              <p className="prose-line rounded-md bg-sunken p-3">{t('contradictions.settledHelp')}</p>
            ) : null}
            {may && status === 'open' ? (
              <DecideForm key={`${contradictionId} ${version}`} contradiction={contradiction} />
            ) : (
              <Section title={t('contradictions.values')}>
                <Values contradiction={contradiction} />
              </Section>
            )}
          </>
        }
        aside={<HistorySection thing={`/contradictions/${contradictionId}`} teller="asset" />}
      />
    </Page>
  );
}

function Values({ contradiction }: { contradiction: Contradiction }) {
  const taken = takenOf(contradiction);
  return (
    <ul className="grid gap-2 sm:grid-cols-2">
      {contradiction.values.map((value, place) => (
        <li key={`${value.source} ${value.line}`} className="rounded-md border border-line p-3">
          <ValueCard contradiction={contradiction} value={value} taken={place === taken} />
        </li>
      ))}
    </ul>
  );
}

function factsOf(t: TFunction, contradiction: Contradiction): Fact[] {
  const { subject_kind, subject_id, store_id, store_name, field, standing, chosen, status } = contradiction;
  const link = 'text-accent hover:underline';
  const subject = subjectText(t, contradiction);
  return [
    {
      label: t(`contradictions.subject.${subject_kind}`),
      value:
        subject_id === null ? (
          subject
        ) : subject_kind === 'device' ? (
          <Link to="/devices/$deviceId" params={{ deviceId: subject_id }} className={link}>
            {subject}
          </Link>
        ) : (
          <Link to="/certificates/$certificateId" params={{ certificateId: subject_id }} className={link}>
            {subject}
          </Link>
        ),
    },
    {
      label: t('field.store_id'),
      value: store_id && (
        <Link to="/stores/$storeId" params={{ storeId: store_id }} className={link}>
          {store_name ?? '–'}
        </Link>
      ),
    },
    { label: t('field.field'), value: fieldText(t, field) },
    {
      label: t('contradictions.standing'),
      value: standing === null ? t('contradictions.noStanding') : valueText(t, field, standing),
    },
    ...(status === 'decided' && chosen !== null
      ? [
          { label: t('contradictions.taken'), value: valueText(t, field, chosen) },
          { label: t('field.decided_by'), value: contradiction.decided_by_name },
        ]
      : []),
    { label: t('contradictions.import'), value: contradiction.import_name },
  ];
}

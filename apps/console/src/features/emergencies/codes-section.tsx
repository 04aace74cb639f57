import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useMay } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { UserName } from '../people/user-name.tsx';
import { codesQuery } from './api/read-codes.ts';

const PrintPanel = lazy(() => import('./print-panel.tsx'));

/** Whether codes are printed for the next emergency: without them it cannot be confirmed. */
export function CodesSection() {
  const { t } = useTranslation();
  const may = useMay('auth.emergencies.write') === 'allowed';
  const [printing, setPrinting] = useState(false);
  const codes = useQuery(codesQuery);
  const set = codes.data;
  return (
    <Section
      title={t('emergencies.codes')}
      aside={
        may ? (
          <Button kind="quiet" className="-mr-3 ml-auto" onClick={() => setPrinting(true)}>
            <Printer aria-hidden strokeWidth={1.75} />
            {t(set ? 'emergencies.printAgain' : 'emergencies.print')}
          </Button>
        ) : null
      }
    >
      {codes.error && set === undefined ? (
        <ProblemNotice part error={codes.error} onRetry={() => void codes.refetch()} />
      ) : set === undefined ? (
        <Skeleton lines={2} />
      ) : set === null ? (
        <p className="prose-line border-line border-t py-2 text-attention">{t('emergencies.noCodes')}</p>
      ) : (
        <Facts
          facts={[
            { label: t('emergencies.unused'), value: count(set.unused) },
            { label: t('emergencies.printedAt'), value: <Moment at={set.printed_at} /> },
            { label: t('emergencies.printedBy'), value: <UserName userId={set.printed_by} /> },
          ]}
        />
      )}
      <Suspense fallback={null}>
        {printing ? <PrintPanel before={set ?? null} onClose={() => setPrinting(false)} /> : null}
      </Suspense>
    </Section>
  );
}

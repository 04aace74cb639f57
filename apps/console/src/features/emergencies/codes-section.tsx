import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../problems/loaded.tsx';
import { useMay } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section, SectionAct } from '../../ui/page.tsx';
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
          <SectionAct
            icon={Printer}
            name={t(set ? 'emergencies.printAgain' : 'emergencies.print')}
            onAct={() => setPrinting(true)}
          />
        ) : null
      }
    >
      <Loaded asked={codes} lines={2}>
        {(printed) =>
          printed === null ? (
            <p className="prose-line border-line border-t py-2 text-attention">{t('emergencies.noCodes')}</p>
          ) : (
            <Facts
              facts={[
                { label: t('emergencies.unused'), value: count(printed.unused) },
                { label: t('emergencies.printedAt'), value: <Moment at={printed.printed_at} /> },
                { label: t('emergencies.printedBy'), value: <UserName userId={printed.printed_by} /> },
              ]}
            />
          )
        }
      </Loaded>
      <Suspense fallback={null}>
        {printing ? <PrintPanel before={set ?? null} onClose={() => setPrinting(false)} /> : null}
      </Suspense>
    </Section>
  );
}

import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PresentNote } from '../../past/present-note.tsx';
import { useMay } from '../../session/access.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Page, PageColumns, Section } from '../../ui/page.tsx';
import { emergencyQuery } from './api/read-emergency.ts';
import { emergencyFacts } from './emergency-facts.tsx';
import { EmergencyState } from './emergency-state.tsx';
import { nextStep } from './next-step.ts';
import { UsesSection } from './uses-section.tsx';

const EmergencyActs = lazy(() => import('./emergency-acts.tsx'));

export function EmergencyPage({ emergencyId }: { emergencyId: string }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const may = useMay('auth.emergencies.write');
  const [doing, setDoing] = useState<'confirm' | 'close' | 'review' | null>(null);
  const { data: emergency } = useSuspenseQuery(emergencyQuery(emergencyId));
  const { step, hindrance } = nextStep(emergency, person.user_id);
  const acts = emergency.status === 'declared' ? (['close', 'confirm'] as const) : step === 'none' ? [] : [step];
  return (
    <>
      <Page
        title={emergency.reason}
        trail={[
          <Link key="emergencies" to="/sign-ins/emergencies">
            {t('emergencies.title')}
          </Link>,
          <span key="here">{t('emergencies.one')}</span>,
        ]}
        state={<EmergencyState status={emergency.status} />}
        actions={
          may === 'never'
            ? null
            : acts.map((act) => (
                <Button
                  key={act}
                  kind={act === 'close' ? (emergency.status === 'active' ? 'danger' : 'plain') : 'primary'}
                  disabled={may === 'past' || (act === step && hindrance !== null)}
                  onClick={() => setDoing(act)}
                >
                  {t(act === 'close' && emergency.status === 'declared' ? 'emergencies.drop' : `emergencies.${act}`)}
                </Button>
              ))
        }
      >
        <div className="pt-3 empty:hidden">
          <PresentNote />
        </div>
        <PageColumns
          main={
            <>
              {step === 'none' ? null : (
                <p role="note" className="prose-line rounded-md bg-attention-soft p-3 text-attention">
                  {t(hindrance === null ? `emergencies.next.${step}` : `emergencies.hindrance.${hindrance}`)}
                </p>
              )}
              <Section title={t('emergencies.facts')}>
                <Facts facts={emergencyFacts(t, emergency)} />
              </Section>
            </>
          }
          aside={<UsesSection emergency={emergency} />}
        />
      </Page>
      <Suspense fallback={null}>
        {doing ? <EmergencyActs emergency={emergency} act={doing} onClose={() => setDoing(null)} /> : null}
      </Suspense>
    </>
  );
}

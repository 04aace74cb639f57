import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PresentNote } from '../../past/present-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { NoRows, Page, PageColumns, Section } from '../../ui/page.tsx';
import { DomainsOfConnection } from '../domains/domains-of-connection.tsx';
import { connectionQuery } from './api/read-connection.ts';
import { ConnectionActions, type ConnectionDoing } from './connection-actions.tsx';
import { connectionFacts } from './connection-facts.tsx';
import { ConnectionState } from './connection-state.tsx';
import { IdentitiesSection } from './identities-section.tsx';
import { OurSideSection } from './our-side-section.tsx';
import { Steps } from './steps.tsx';
import { TrialResult } from './trial-result.tsx';

const ConnectionPanel = lazy(() => import('./connection-panel.tsx'));
const ConnectionActs = lazy(() => import('./connection-acts.tsx'));
const TestPanel = lazy(() => import('./test-panel.tsx'));
const SetUpLinkPanel = lazy(() => import('./set-up-link-panel.tsx'));

export function ConnectionPage({ connectionId }: { connectionId: string }) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<ConnectionDoing | null>(null);
  const { data: connection } = useSuspenseQuery(connectionQuery(connectionId));
  const close = () => setDoing(null);
  const { name, status, last_trial } = connection;
  return (
    <>
      <Page
        title={name}
        trail={[
          <Link key="connections" to="/settings/connections">
            {t('connections.title')}
          </Link>,
          <span key="here">{name}</span>,
        ]}
        state={<ConnectionState status={status} />}
        actions={<ConnectionActions connection={connection} onDo={setDoing} />}
      >
        <div className="pt-3 empty:hidden">
          <PresentNote />
        </div>
        <PageColumns
          main={
            <>
              <Section title={t('connections.facts')}>
                <Facts facts={connectionFacts(t, connection)} />
              </Section>
              <IdentitiesSection connection={connection} />
            </>
          }
          aside={
            <div className="flex flex-col gap-6">
              {status === 'active' ? null : <Steps connection={connection} />}
              <OurSideSection connection={connection} />
              <Section title={t('connections.lastTrial')}>
                {last_trial === null ? <NoRows>{t('connections.noTrial')}</NoRows> : <TrialResult trial={last_trial} />}
              </Section>
              <DomainsOfConnection connectionId={connectionId} />
            </div>
          }
        />
      </Page>
      <Suspense fallback={null}>
        {doing === 'edit' ? <ConnectionPanel connection={connection} onClose={close} /> : null}
        {doing === 'test' ? <TestPanel connection={connection} onClose={close} /> : null}
        {doing === 'link' ? <SetUpLinkPanel connection={connection} onClose={close} /> : null}
        {doing !== null && doing !== 'edit' && doing !== 'test' && doing !== 'link' ? (
          <ConnectionActs connection={connection} act={doing} onClose={close} />
        ) : null}
      </Suspense>
    </>
  );
}

import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { KeyRound, Pencil, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PresentNote } from '../../past/present-note.tsx';
import { useMay } from '../../session/access.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { ActionMenu } from '../../ui/menu.tsx';
import { Page, PageColumns, Section } from '../../ui/page.tsx';
import { clientQuery } from './api/read-client.ts';
import { applicationFacts, securityFacts } from './application-facts.tsx';

const ApplicationPanel = lazy(() => import('./application-panel.tsx'));
const SecretPanel = lazy(() => import('./secret-panel.tsx'));
const RemovePanel = lazy(() => import('./remove-panel.tsx'));

export function ApplicationPage({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation();
  const may = useMay('auth.clients.write');
  const [doing, setDoing] = useState<'edit' | 'secret' | 'remove' | null>(null);
  const { data: application } = useSuspenseQuery(clientQuery(applicationId));
  const off = may === 'past';
  const close = () => setDoing(null);
  const { name, client_id, authentication } = application;
  return (
    <>
      <Page
        title={name}
        trail={[
          <Link key="applications" to="/settings/applications">
            {t('applications.title')}
          </Link>,
          <span key="here">{client_id}</span>,
        ]}
        actions={
          may === 'never' ? null : (
            <>
              <Button disabled={off} onClick={() => setDoing('edit')}>
                <Pencil aria-hidden strokeWidth={1.75} />
                {t('applications.edit')}
              </Button>
              {authentication === 'client_secret_basic' ? (
                <Button disabled={off} onClick={() => setDoing('secret')}>
                  <KeyRound aria-hidden strokeWidth={1.75} />
                  {t('applications.newSecret')}
                </Button>
              ) : null}
              <ActionMenu
                label={t('ui.otherActs')}
                disabled={off}
                actions={[
                  { label: t('applications.remove'), icon: Trash2, danger: true, onSelect: () => setDoing('remove') },
                ]}
              />
            </>
          )
        }
      >
        <div className="pt-3 empty:hidden">
          <PresentNote />
        </div>
        <PageColumns
          main={
            <Section title={t('applications.facts')}>
              <Facts facts={applicationFacts(t, application)} />
            </Section>
          }
          aside={
            <Section title={t('applications.security')}>
              <Facts facts={securityFacts(t, application)} />
            </Section>
          }
        />
      </Page>
      <Suspense fallback={null}>
        {doing === 'edit' ? <ApplicationPanel application={application} onClose={close} /> : null}
        {doing === 'secret' ? <SecretPanel application={application} onClose={close} /> : null}
        {doing === 'remove' ? <RemovePanel application={application} onClose={close} /> : null}
      </Suspense>
    </>
  );
}

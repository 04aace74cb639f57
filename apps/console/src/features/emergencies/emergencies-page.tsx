import { Siren } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PresentNote } from '../../past/present-note.tsx';
import { useMay } from '../../session/access.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Page, PageBody, PageColumns } from '../../ui/page.tsx';
import { CodesSection } from './codes-section.tsx';
import { ContactsSection } from './contacts-section.tsx';
import { EmergencyList } from './emergency-list.tsx';
import { WebhookSection } from './webhook-section.tsx';

const DeclarePanel = lazy(() => import('./declare-panel.tsx'));

/** Emergencies, and what is prepared for them. Whoever may only declare one sees how. */
export function EmergenciesPage() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const may = useMay('auth.emergencies.declare');
  const [declaring, setDeclaring] = useState(false);
  return (
    <>
      <Page
        title={t('emergencies.title')}
        actions={
          may === 'never' ? null : (
            <Button kind="danger" disabled={may === 'past'} onClick={() => setDeclaring(true)}>
              <Siren aria-hidden strokeWidth={1.75} />
              {t('emergencies.declare')}
            </Button>
          )
        }
      >
        <div className="pt-3 empty:hidden">
          <PresentNote />
          <p className="prose-line max-w-200 px-4 text-ink-2 md:px-6">{t('emergencies.help')}</p>
        </div>
        {permissions.includes('auth.emergencies.read') ? (
          <PageColumns
            main={<EmergencyList />}
            aside={
              <div className="flex flex-col gap-6">
                <CodesSection />
                <ContactsSection />
                <WebhookSection />
              </div>
            }
          />
        ) : (
          <PageBody>
            <p className="prose-line text-ink-2">{t('emergencies.declareOnly')}</p>
          </PageBody>
        )}
      </Page>
      <Suspense fallback={null}>{declaring ? <DeclarePanel onClose={() => setDeclaring(false)} /> : null}</Suspense>
    </>
  );
}

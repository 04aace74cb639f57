import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Download, Pencil, ShieldOff } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '../../past/as-of.ts';
import { useMay } from '../../session/access.ts';
import { Button } from '../../ui/button.tsx';
import { DifferingCount, Facts } from '../../ui/facts.tsx';
import { ActionMenu } from '../../ui/menu.tsx';
import { Page, PageColumns, Section, SectionAct } from '../../ui/page.tsx';
import { HistorySection } from '../history/history-section.tsx';
import { download } from '../lists/download.ts';
import { authorityQuery } from './api/read-authority.ts';
import { authorityFacts } from './authority-facts.tsx';
import { AuthorityState } from './authority-state.tsx';

const RenamePanel = lazy(() => import('./rename-authority-panel.tsx'));
const RetirePanel = lazy(() => import('./retire-authority-panel.tsx'));

export function AuthorityPage({ authorityId }: { authorityId: string }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const may = useMay('asset.certificate_authorities.write');
  const [doing, setDoing] = useState<'rename' | 'retire' | null>(null);
  const { data: authority } = useSuspenseQuery(authorityQuery(authorityId, asOf));
  const today = useQuery({ ...authorityQuery(authorityId, undefined), enabled: asOf !== undefined }).data;
  const facts = authorityFacts(t, authority, asOf === undefined ? undefined : today);
  const { name, certificate_pem, status } = authority;
  const off = may === 'past';
  return (
    <>
      <Page
        title={name}
        trail={[
          <Link key="certificates" to="/certificates">
            {t('certificates.title')}
          </Link>,
          <Link key="authorities" to="/certificates/authorities">
            {t('authorities.title')}
          </Link>,
          <span key="here">{name}</span>,
        ]}
        state={<AuthorityState authority={authority} />}
        actions={
          may === 'never' ? null : (
            <>
              <Button disabled={off} onClick={() => setDoing('rename')}>
                <Pencil aria-hidden strokeWidth={1.75} />
                {t('authorities.rename')}
              </Button>
              {status === 'active' ? (
                <ActionMenu
                  label={t('ui.otherActs')}
                  disabled={off}
                  actions={[
                    {
                      label: t('authorities.retire'),
                      icon: ShieldOff,
                      danger: true,
                      onSelect: () => setDoing('retire'),
                    },
                  ]}
                />
              ) : null}
            </>
          )
        }
      >
        <PageColumns
          main={
            <Section
              title={t('authorities.facts')}
              aside={
                <>
                  <DifferingCount facts={facts} />
                  <SectionAct
                    icon={Download}
                    name={t('certificates.download')}
                    onAct={() => download(`${name}.pem`, certificate_pem, 'application/x-pem-file')}
                  />
                </>
              }
            >
              <Facts facts={facts} />
              <p className="pt-3">
                <Link to="/certificates" search={{ authority_id: authorityId }} className="text-accent hover:underline">
                  {t('authorities.seeCertificates')}
                </Link>
              </p>
            </Section>
          }
          aside={<HistorySection thing={`/certificate-authorities/${authorityId}`} teller="asset" />}
        />
      </Page>
      <Suspense fallback={null}>
        {doing === 'rename' ? <RenamePanel authority={authority} onClose={() => setDoing(null)} /> : null}
        {doing === 'retire' ? <RetirePanel authority={authority} onClose={() => setDoing(null)} /> : null}
      </Suspense>
    </>
  );
}

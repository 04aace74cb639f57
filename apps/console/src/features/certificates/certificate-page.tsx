import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '../../past/as-of.ts';
import { DifferingCount, Facts } from '../../ui/facts.tsx';
import { Page, PageColumns, Section, SectionAct } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { HistorySection } from '../history/history-section.tsx';
import { download } from '../lists/download.ts';
import { certificateQuery } from './api/read-certificate.ts';
import { CertificateActions } from './certificate-actions.tsx';
import type { CertificateAct } from './certificate-acts.tsx';
import { certificateFacts } from './certificate-facts.tsx';
import { certificateState } from './certificate-state.ts';
import { groupedSerial } from './serial-number.ts';
import { Trace } from './trace.tsx';

const CertificateActs = lazy(() => import('./certificate-acts.tsx'));

export function CertificatePage({ certificateId }: { certificateId: string }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const [doing, setDoing] = useState<CertificateAct | null>(null);
  const { data: certificate } = useSuspenseQuery(certificateQuery(certificateId, asOf));
  const today = useQuery({ ...certificateQuery(certificateId, undefined), enabled: asOf !== undefined }).data;
  const facts = certificateFacts(t, certificate, asOf === undefined ? undefined : today);
  const { pem, serial_number } = certificate;
  return (
    <>
      <Page
        title={groupedSerial(serial_number)}
        trail={[
          <Link key="certificates" to="/certificates">
            {t('certificates.title')}
          </Link>,
          <span key="here">{certificate.authority_name}</span>,
        ]}
        state={<StateTag state={certificateState(certificate)} />}
        actions={<CertificateActions certificate={certificate} onDo={setDoing} />}
      >
        <PageColumns
          main={
            <>
              <Trace certificate={certificate} />
              <Section
                title={t('certificates.facts')}
                aside={
                  <>
                    <DifferingCount facts={facts} />
                    {pem === null ? null : (
                      <SectionAct
                        icon={Download}
                        name={t('certificates.download')}
                        onAct={() => download(`${serial_number}.pem`, pem, 'application/x-pem-file')}
                      />
                    )}
                  </>
                }
              >
                <Facts facts={facts} />
              </Section>
            </>
          }
          aside={<HistorySection thing={`/certificates/${certificateId}`} teller="asset" />}
        />
      </Page>
      <Suspense fallback={null}>
        {doing === null ? null : (
          <CertificateActs certificate={certificate} act={doing} onClose={() => setDoing(null)} />
        )}
      </Suspense>
    </>
  );
}

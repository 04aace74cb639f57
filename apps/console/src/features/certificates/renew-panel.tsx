import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Certificate } from '../../api/asset-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { renewCertificate } from './api/renew-certificate.ts';
import { noRequest, RequestFields, requestProblem } from './request-fields.tsx';

/** Issues the certificate that follows one; `onDone` gets its id. */
export function RenewPanel(props: { certificate: Certificate; onDone: (id: string) => void; onClose: () => void }) {
  const { certificate, onDone, onClose } = props;
  const { t } = useTranslation();
  const repeatable = useRepeatable();
  const [request, setRequest] = useState(noRequest);
  const problem = requestProblem(request);
  const run = async (reason: string | undefined) => {
    const { csr, days } = request;
    const renewal = { csr, validity_days: Number(days), reason };
    const { id } = await repeatable((key) => renewCertificate(certificate.id, renewal, key));
    onDone(id);
  };
  return (
    <ActPanel
      title={t('certificates.renewTitle')}
      act={t('certificates.renew')}
      missing={problem === null ? undefined : t(`certificates.${problem}`)}
      run={run}
      onDone={() => undefined}
      onClose={onClose}
    >
      <p className="prose-line">{t('certificates.renewHelp')}</p>
      <RequestFields value={request} onChange={setRequest} />
    </ActPanel>
  );
}

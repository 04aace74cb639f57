import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../api/asset-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { useToast } from '../../ui/toast.tsx';
import { authoritiesQuery } from '../authorities/api/list-authorities.ts';
import { issueCertificate } from './api/issue-certificate.ts';
import { noRequest, RequestFields, requestProblem } from './request-fields.tsx';

/** Issues a certificate for a device, from the request that was made on it. */
export default function IssuePanel({ device, onClose }: { device: Device; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const repeatable = useRepeatable();
  const authorities = useQuery(authoritiesQuery(undefined, 'active')).data?.items;
  const issuing = authorities?.filter(({ source }) => source !== 'external') ?? [];
  const [chosen, setChosen] = useState('');
  const [request, setRequest] = useState(noRequest);
  const problem = requestProblem(request);
  const none = authorities !== undefined && issuing.length === 0;
  const missing = none ? 'noAuthority' : problem;
  return (
    <ActPanel
      title={t('certificates.issueTitle', { name: device.name })}
      act={t('certificates.issue')}
      missing={missing === null ? undefined : t(`certificates.${missing}`)}
      run={(reason) => {
        const { csr, days } = request;
        const wanted = { device_id: device.id, csr, validity_days: Number(days), authority_id: chosen || undefined };
        return repeatable((key) => issueCertificate({ ...wanted, reason }, key));
      }}
      onDone={() => {
        toast.add({ title: t('certificates.issued') });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t(none ? 'certificates.noAuthority' : 'certificates.issueHelp')}</p>
      {issuing.length > 1 ? (
        <Field label={t('field.authority_id')}>
          {(control) => (
            <Select
              control={control}
              value={chosen}
              options={[
                { value: '', label: t('certificates.defaultAuthority') },
                ...issuing.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={setChosen}
            />
          )}
        </Field>
      ) : null}
      <RequestFields value={request} onChange={setRequest} />
    </ActPanel>
  );
}

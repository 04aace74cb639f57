import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/input.tsx';
import { Picker } from '../../ui/picker.tsx';
import { useToast } from '../../ui/toast.tsx';
import { authoritiesQuery } from '../authorities/api/list-authorities.ts';
import { DevicePicker } from '../devices/device-picker.tsx';
import { importCertificate } from './api/import-certificate.ts';

/** Registers a certificate that another authority issued. */
export default function RegisterCertificatePanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const go = useNavigate();
  const repeatable = useRepeatable();
  const authorities = useQuery(authoritiesQuery(undefined, 'active')).data?.items ?? [];
  const [authority, setAuthority] = useState<string | null>(null);
  const [device, setDevice] = useState<string | null>(null);
  const [pem, setPem] = useState('');
  const missing =
    authority === null ? 'authorityMissing' : pem.includes('-----BEGIN CERTIFICATE-----') ? null : 'pemMissing';
  const run = async (reason: string | undefined) => {
    const given = { authority_id: authority ?? '', pem, device_id: device, reason };
    const { id } = await repeatable((key) => importCertificate(given, key));
    await go({ to: '/certificates/$certificateId', params: { certificateId: id } });
  };
  return (
    <ActPanel
      title={t('certificates.registerTitle')}
      act={t('certificates.register')}
      missing={missing === null ? undefined : t(`certificates.${missing}`)}
      run={run}
      onDone={() => {
        toast.add({ title: t('certificates.registered') });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t('certificates.registerHelp')}</p>
      <Field label={t('field.authority_id')} required>
        {(control) => (
          <Picker
            control={control}
            value={authority}
            options={authorities.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setAuthority}
          />
        )}
      </Field>
      <Field label={t('certificates.pem')} required>
        {(control) => (
          <TextArea
            {...control}
            rows={6}
            spellCheck={false}
            maxLength={12_000}
            placeholder="-----BEGIN CERTIFICATE-----"
            value={pem}
            onChange={({ target }) => setPem(target.value)}
          />
        )}
      </Field>
      <Field label={t('field.device_id')}>
        {(control) => <DevicePicker control={control} value={device} onChange={setDevice} />}
      </Field>
    </ActPanel>
  );
}

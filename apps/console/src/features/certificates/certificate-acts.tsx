import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Certificate, RevocationReason } from '../../api/asset-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { useToast } from '../../ui/toast.tsx';
import { DevicePicker } from '../devices/device-picker.tsx';
import { bindCertificate } from './api/bind-certificate.ts';
import { revokeCertificate } from './api/revoke-certificate.ts';
import { unbindCertificate } from './api/unbind-certificate.ts';
import { RenewPanel } from './renew-panel.tsx';
import { groupedSerial } from './serial-number.ts';

export type CertificateAct = 'renew' | 'bind' | 'unbind' | 'revoke';

interface ActProps {
  readonly certificate: Certificate;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const done = { bind: 'certificates.bound', unbind: 'certificates.unbound', revoke: 'certificates.revoked' } as const;

/** The panel of what somebody wants to do with a certificate. */
export default function CertificateActs(props: { certificate: Certificate; act: CertificateAct; onClose: () => void }) {
  const { certificate, act, onClose } = props;
  const { t } = useTranslation();
  const toast = useToast();
  const go = useNavigate();
  const finish = (words: string) => {
    toast.add({ title: words });
    onClose();
  };
  switch (act) {
    case 'renew':
      return (
        <RenewPanel
          certificate={certificate}
          onDone={(id) => {
            finish(t('certificates.renewed'));
            void go({ to: '/certificates/$certificateId', params: { certificateId: id } });
          }}
          onClose={onClose}
        />
      );
    case 'bind':
      return <BindPanel certificate={certificate} onDone={() => finish(t(done.bind))} onClose={onClose} />;
    case 'unbind':
      return <UnbindPanel certificate={certificate} onDone={() => finish(t(done.unbind))} onClose={onClose} />;
    case 'revoke':
      return <RevokePanel certificate={certificate} onDone={() => finish(t(done.revoke))} onClose={onClose} />;
    default:
      throw act satisfies never;
  }
}

function About({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation();
  return (
    <Facts
      facts={[
        { label: t('field.serial_number'), value: groupedSerial(certificate.serial_number) },
        { label: t('field.device_id'), value: certificate.device?.name },
        { label: t('field.store_id'), value: certificate.store?.name },
      ]}
    />
  );
}

function BindPanel({ certificate, ...shared }: ActProps) {
  const { t } = useTranslation();
  const [device, setDevice] = useState<string | null>(null);
  return (
    <ActPanel
      title={t('certificates.bindTitle')}
      act={t(certificate.device === null ? 'certificates.bind' : 'certificates.rebind')}
      reasonRequired
      missing={device === null || device === certificate.device?.id ? t('certificates.bindMissing') : undefined}
      run={(reason = '') => bindCertificate(certificate.id, certificate.version, { device_id: device ?? '', reason })}
      {...shared}
    >
      <About certificate={certificate} />
      <Field label={t('field.device_id')} required>
        {(control) => <DevicePicker control={control} value={device} onChange={setDevice} />}
      </Field>
    </ActPanel>
  );
}

function UnbindPanel({ certificate, ...shared }: ActProps) {
  const { t } = useTranslation();
  return (
    <ActPanel
      title={t('certificates.unbindTitle')}
      act={t('certificates.unbind')}
      danger
      reasonRequired
      run={(reason = '') => unbindCertificate(certificate.id, certificate.version, reason)}
      {...shared}
    >
      <About certificate={certificate} />
      <p className="prose-line">{t('certificates.unbindHelp', { device: certificate.device?.name ?? '' })}</p>
    </ActPanel>
  );
}

// those that people choose; the others are for authorities
const reasons: readonly RevocationReason[] = [
  'keyCompromise',
  'superseded',
  'cessationOfOperation',
  'affiliationChanged',
  'privilegeWithdrawn',
  'unspecified',
];

function RevokePanel({ certificate, ...shared }: ActProps) {
  const { t } = useTranslation();
  const [cause, setCause] = useState<RevocationReason>('keyCompromise');
  return (
    <ActPanel
      title={t('certificates.revokeTitle')}
      act={t('certificates.revoke')}
      danger
      reasonRequired
      run={(reason = '') =>
        revokeCertificate(certificate.id, certificate.version, { revocation_reason: cause, reason })
      }
      {...shared}
    >
      <About certificate={certificate} />
      <p className="prose-line">{t('certificates.revokeHelp')}</p>
      <Field label={t('field.revocation_reason')} required>
        {(control) => (
          <Select
            control={control}
            value={cause}
            options={reasons.map((value) => ({ value, label: t(`certificates.revocation.${value}`) }))}
            onChange={(value) => setCause(reasons.find((each) => each === value) ?? 'unspecified')}
          />
        )}
      </Field>
    </ActPanel>
  );
}

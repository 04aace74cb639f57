import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device, IssuedEnrolmentCode } from '../../api/asset-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { Facts } from '../../ui/facts.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { issueCode } from './api/issue-code.ts';
import { IssuedCode } from './issued-code.tsx';

const HOURS = [
  ['1', 'hour'],
  ['24', 'day'],
  ['72', 'threeDays'],
  ['168', 'week'],
] as const;

/** Gives out a code for a device, then shows it this once. */
export default function IssueCodePanel({ device, onClose }: { device: Device; onClose: () => void }) {
  const { t } = useTranslation();
  const repeatable = useRepeatable();
  const [hours, setHours] = useState('24');
  const [issued, setIssued] = useState<IssuedEnrolmentCode>();
  if (issued) return <IssuedCode device={device} issued={issued} onClose={onClose} />;
  return (
    <ActPanel
      title={t('enrolment.issueTitle')}
      act={t('enrolment.issue')}
      run={(reason) =>
        repeatable((key) => issueCode({ device_id: device.id, valid_hours: Number(hours), reason }, key)).then(
          setIssued,
        )
      }
      onDone={() => undefined}
      onClose={onClose}
    >
      <Facts
        facts={[
          { label: t('devices.name'), value: device.name },
          { label: t('field.store_id'), value: device.store_name },
        ]}
      />
      <p className="prose-line">{t('enrolment.issueHelp')}</p>
      <Field label={t('enrolment.hours')}>
        {(control) => (
          <Select
            control={control}
            value={hours}
            options={HOURS.map(([value, word]) => ({ value, label: t(`enrolment.${word}`) }))}
            onChange={setHours}
          />
        )}
      </Field>
      {device.code_expires_at === null ? null : <p className="prose-line text-attention">{t('enrolment.previous')}</p>}
      {device.key_thumbprint === null ? null : <p className="prose-line text-attention">{t('enrolment.newKey')}</p>}
    </ActPanel>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TerminalCode } from '../../api/auth-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { Facts } from '../../ui/facts.tsx';
import { Field } from '../../ui/field.tsx';
import { DevicePicker } from '../devices/device-picker.tsx';
import { issueTerminalCode } from './api/issue-terminal-code.ts';
import { IssuedCode } from './issued-code.tsx';

/** Gives out a code that makes a device a shared terminal; `device` null: to be chosen here. */
export default function CodePanel(props: {
  device: { readonly id: string; readonly name: string } | null;
  onClose: () => void;
}) {
  const { device, onClose } = props;
  const { t } = useTranslation();
  const repeatable = useRepeatable();
  const [deviceId, setDeviceId] = useState(device?.id ?? null);
  const [issued, setIssued] = useState<TerminalCode>();
  if (issued) return <IssuedCode issued={issued} onClose={onClose} />;
  return (
    <ActPanel
      title={t('terminals.issueTitle')}
      act={t('terminals.issue')}
      missing={deviceId === null ? t('terminals.deviceMissing') : undefined}
      run={(reason) =>
        repeatable((key) => issueTerminalCode({ device_id: deviceId ?? '', reason }, key)).then(setIssued)
      }
      onDone={() => undefined}
      onClose={onClose}
    >
      <p className="prose-line">{t('terminals.issueHelp')}</p>
      {device ? (
        <Facts facts={[{ label: t('terminals.device'), value: device.name }]} />
      ) : (
        <Field label={t('terminals.device')} required>
          {(control) => <DevicePicker control={control} value={deviceId} onChange={setDeviceId} />}
        </Field>
      )}
    </ActPanel>
  );
}

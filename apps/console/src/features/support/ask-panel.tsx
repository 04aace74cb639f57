import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainPanel } from '../../forms/plain-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { Field } from '../../ui/field.tsx';
import { Input, TextArea } from '../../ui/input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { requestSupport } from './api/request-support.ts';

const MOST_HOURS = 72;
const fields = ['tenant_code', 'ticket', 'hours'] as const;
const most = { tenant_code: 63, ticket: 100, hours: 2 } as const;

/** Asks a customer for leave to look: for which ticket, for how long, why. */
export default function AskPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const [values, setValues] = useState({ tenant_code: '', ticket: '', hours: '8' });
  const [reason, setReason] = useState('');
  const send = useRepeatable();
  const hours = /^\d{1,2}$/.test(values.hours.trim()) ? Number(values.hours.trim()) : 0;
  const missing = () => {
    if (values.tenant_code.trim() === '') return t('support.missing.tenant_code');
    if (values.ticket.trim() === '') return t('support.missing.ticket');
    if (hours < 1 || hours > MOST_HOURS) return t('support.hoursMissing', { count: MOST_HOURS });
    return reason.trim() === '' ? t('support.missing.reason') : undefined;
  };
  const run = () => {
    const { tenant_code, ticket } = values;
    const request = { tenant_code: tenant_code.trim(), ticket: ticket.trim(), hours, reason: reason.trim() };
    return send((key) => requestSupport(request, key));
  };
  return (
    <PlainPanel
      id={useId()}
      title={t('support.askTitle')}
      act={t('support.askButton')}
      missing={missing()}
      run={run}
      onDone={({ tenant_name }) => {
        toast.add({ title: t('support.asked', { tenant: tenant_name }) });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line text-ink-2">{t('support.askHelp')}</p>
      {fields.map((field) => (
        <Field
          key={field}
          label={t(field === 'tenant_code' ? 'support.tenantCode' : `support.${field}`)}
          required
          help={field === 'hours' ? t('support.hoursHelp', { count: MOST_HOURS }) : undefined}
        >
          {(control) => (
            <Input
              {...control}
              maxLength={most[field]}
              inputMode={field === 'hours' ? 'numeric' : undefined}
              spellCheck={false}
              autoCapitalize="none"
              value={values[field]}
              onChange={(event) => setValues({ ...values, [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label={t('support.why')} required help={t('support.whyHelp')}>
        {(control) => (
          <TextArea {...control} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
    </PlainPanel>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { useToast } from '../../ui/toast.tsx';
import { makeAuthority } from './api/make-authority.ts';

const keys = ['P-256', 'P-384'] as const;
const YEARS = ['3', '5', '10', '20'];
const DAYS_A_YEAR = 365.25;

/** Makes an authority with a new key. */
export default function MakeAuthorityPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const repeatable = useRepeatable();
  const [name, setName] = useState('');
  const [key, setKey] = useState<(typeof keys)[number]>('P-256');
  const [years, setYears] = useState('10');
  return (
    <ActPanel
      title={t('authorities.make')}
      act={t('authorities.make')}
      missing={name.trim() === '' ? t('authorities.nameMissing') : undefined}
      run={(reason) => {
        const validity_days = Math.round(Number(years) * DAYS_A_YEAR);
        const wanted = { name: name.trim(), key_type: key, validity_days, reason };
        return repeatable((once) => makeAuthority(wanted, once));
      }}
      onDone={() => {
        toast.add({ title: t('authorities.made') });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t('authorities.makeHelp')}</p>
      <Field label={t('authorities.name')} required>
        {(control) => (
          <Input {...control} maxLength={64} value={name} onChange={({ target }) => setName(target.value)} />
        )}
      </Field>
      <Field label={t('authorities.keyType')}>
        {(control) => (
          <Select
            control={control}
            value={key}
            options={keys.map((value) => ({ value, label: `ECDSA ${value}` }))}
            onChange={(value) => setKey(keys.find((each) => each === value) ?? 'P-256')}
          />
        )}
      </Field>
      <Field label={t('authorities.years')}>
        {(control) => (
          <Select
            control={control}
            value={years}
            options={YEARS.map((value) => ({ value, label: value }))}
            onChange={setYears}
          />
        )}
      </Field>
    </ActPanel>
  );
}

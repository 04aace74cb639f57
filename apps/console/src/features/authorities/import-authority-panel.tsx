import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { Field } from '../../ui/field.tsx';
import { Input, TextArea } from '../../ui/input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { importAuthority } from './api/import-authority.ts';

/** Brings an authority here, with its key or on record only. */
export default function ImportAuthorityPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const repeatable = useRepeatable();
  const [name, setName] = useState('');
  const [pem, setPem] = useState('');
  const [key, setKey] = useState('');
  const missing =
    name.trim() === '' ? 'nameMissing' : pem.includes('-----BEGIN CERTIFICATE-----') ? null : 'pemMissing';
  const texts = [
    { label: t('authorities.certificates'), value: pem, onChange: setPem, required: true },
    { label: t('authorities.privateKey'), value: key, onChange: setKey, required: false },
  ];
  return (
    <ActPanel
      title={t('authorities.importTitle')}
      act={t('authorities.import')}
      missing={missing === null ? undefined : t(`authorities.${missing}`)}
      run={(reason) => {
        const given = { name: name.trim(), certificates_pem: pem, private_key_pem: key.trim() || null, reason };
        return repeatable((once) => importAuthority(given, once));
      }}
      onDone={() => {
        toast.add({ title: t('authorities.imported') });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t('authorities.importHelp')}</p>
      <Field label={t('authorities.name')} required>
        {(control) => (
          <Input {...control} maxLength={64} value={name} onChange={({ target }) => setName(target.value)} />
        )}
      </Field>
      {texts.map(({ label, value, onChange, required }) => (
        <Field key={label} label={label} required={required}>
          {(control) => (
            <TextArea
              {...control}
              rows={5}
              spellCheck={false}
              value={value}
              onChange={({ target }) => onChange(target.value)}
            />
          )}
        </Field>
      ))}
    </ActPanel>
  );
}

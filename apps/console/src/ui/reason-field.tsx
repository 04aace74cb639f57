import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './field.tsx';
import { Input } from './input.tsx';

/** Why a change is made, for the history. Acts that end something demand it (`required`). */
export function ReasonField({
  error,
  required,
  ...rest
}: { error?: string; required?: boolean } & ComponentProps<'input'>) {
  const { t } = useTranslation();
  return (
    <Field label={t('ui.reason')} help={t('ui.reasonHelp')} error={error} required={required}>
      {(control) => <Input maxLength={500} {...rest} {...control} />}
    </Field>
  );
}

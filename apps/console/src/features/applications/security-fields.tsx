import { Controller, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { type ApplicationValues, areKeys } from './application-values.ts';

const profiles = ['standard', 'fapi2'] as const;
const bindings = ['none', 'dpop', 'certificate'] as const;

/** To what an application is held: its profile, what its tokens are bound to, its public keys. */
export function SecurityFields({ form }: { form: UseFormReturn<ApplicationValues> }) {
  const { register, control, formState } = form;
  const { errors } = formState;
  const { t } = useTranslation();
  return (
    <>
      <Controller
        name="profile"
        control={control}
        render={({ field: { value, onChange }, fieldState }) => (
          <Field
            label={t('applications.field.profile')}
            help={t(`applications.profileHelp.${value}`)}
            error={fieldState.error?.message}
          >
            {(field) => (
              <Select
                control={field}
                value={value}
                options={profiles.map((each) => ({ value: each, label: t(`applications.profiles.${each}`) }))}
                onChange={onChange}
              />
            )}
          </Field>
        )}
      />
      <Controller
        name="token_binding"
        control={control}
        render={({ field: { value, onChange }, fieldState }) => (
          <Field label={t('applications.field.token_binding')} error={fieldState.error?.message}>
            {(field) => (
              <Select
                control={field}
                value={value}
                options={bindings.map((each) => ({ value: each, label: t(`applications.bindings.${each}`) }))}
                onChange={onChange}
              />
            )}
          </Field>
        )}
      />
      <Field label={t('applications.field.keys')} help={t('applications.keysHelp')} error={errors.keys?.message}>
        {(field) => (
          <TextArea
            {...field}
            rows={3}
            spellCheck={false}
            {...register('keys', { validate: (text) => areKeys(text) || t('applications.keysWrong') })}
          />
        )}
      </Field>
    </>
  );
}

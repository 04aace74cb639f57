import { Controller, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, TextArea } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { type ConnectionValues, mappedFields } from './connection-values.ts';

const ways = ['by_person', 'by_login_id'] as const;

/** What is taken from a provider's answers, by whichever protocol they come. */
export function SharedFields({ form }: { form: UseFormReturn<ConnectionValues> }) {
  const { register, control, formState } = form;
  const { errors } = formState;
  const { t } = useTranslation();
  return (
    <>
      <fieldset className="flex flex-col gap-3 border-line border-t pt-4">
        <legend className="float-left w-full font-strong">{t('connections.mapping')}</legend>
        <p className="prose-line clear-both text-ink-3 text-small">{t('connections.mappingHelp')}</p>
        <div className="grid grid-cols-2 gap-3">
          {mappedFields.map((name) => (
            <Field key={name} label={t(`connections.field.${name}`)} error={errors[name]?.message}>
              {(field) => <Input {...field} maxLength={200} spellCheck={false} {...register(name)} />}
            </Field>
          ))}
        </div>
      </fieldset>
      <Controller
        name="linking"
        control={control}
        render={({ field: { value, onChange } }) => (
          <Field label={t('connections.field.linking')} help={t(`connections.linkingHelp.${value}`)}>
            {(field) => (
              <Select
                control={field}
                value={value}
                options={ways.map((way) => ({ value: way, label: t(`connections.linking.${way}`) }))}
                onChange={onChange}
              />
            )}
          </Field>
        )}
      />
      <Controller
        name="create_users"
        control={control}
        render={({ field: { value, onChange } }) => (
          <div>
            <Checkbox label={t('connections.field.create_users')} checked={value} onChange={onChange} />
            <p className="prose-line mt-1 ml-6 text-ink-3 text-small">{t('connections.createUsersHelp')}</p>
          </div>
        )}
      />
      <Field
        label={t('connections.field.trusted_mfa')}
        help={t('connections.trustedMfaHelp')}
        error={errors.trusted_mfa?.message}
      >
        {(field) => <TextArea {...field} rows={2} maxLength={6000} spellCheck={false} {...register('trusted_mfa')} />}
      </Field>
    </>
  );
}

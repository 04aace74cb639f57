import { Controller, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { clientTypes } from './application-search.ts';
import { type ApplicationValues, authenticationsOf } from './application-values.ts';
import { useIsOperator } from './is-operator.ts';
import { ProductFields } from './product-fields.tsx';
import { ScopeChoice } from './scope-choice.tsx';
import { SecurityFields } from './security-fields.tsx';

/** What is said of an application; products have more to say than programs. */
export function ApplicationFields(props: { form: UseFormReturn<ApplicationValues>; isNew: boolean }) {
  const { form, isNew } = props;
  const { register, control, formState, watch } = form;
  const { errors } = formState;
  const { t } = useTranslation();
  const isOperator = useIsOperator();
  const type = watch('type');
  return (
    <>
      {isNew && isOperator ? (
        <Controller
          name="type"
          control={control}
          render={({ field: { value, onChange } }) => (
            <Field label={t('applications.field.type')} help={t(`applications.typeHelp.${value}`)}>
              {(field) => (
                <Select
                  control={field}
                  value={value}
                  options={clientTypes.map((each) => ({ value: each, label: t(`applications.types.${each}`) }))}
                  onChange={onChange}
                />
              )}
            </Field>
          )}
        />
      ) : null}
      <Field label={t('applications.field.name')} required error={errors.name?.message}>
        {(field) => (
          <Input
            {...field}
            maxLength={200}
            placeholder={t('applications.namePlaceholder')}
            {...register('name', { validate: (text) => text.trim() !== '' || t('applications.nameMissing') })}
          />
        )}
      </Field>
      {isNew && isOperator ? (
        <Field
          label={t('applications.field.client_id')}
          help={t('applications.clientIdHelp')}
          error={errors.client_id?.message}
        >
          {(field) => <Input {...field} maxLength={63} spellCheck={false} {...register('client_id')} />}
        </Field>
      ) : null}
      {isNew && type !== 'public' ? (
        <Controller
          name="authentication"
          control={control}
          render={({ field: { value, onChange }, fieldState }) => (
            <Field label={t('applications.field.authentication')} error={fieldState.error?.message}>
              {(field) => (
                <Select
                  control={field}
                  value={value}
                  options={authenticationsOf(type).map((each) => ({
                    value: each,
                    label: t(`applications.authentications.${each}`),
                  }))}
                  onChange={onChange}
                />
              )}
            </Field>
          )}
        />
      ) : null}
      {type === 'machine' ? null : <ProductFields form={form} />}
      <Controller
        name="api_scopes"
        control={control}
        render={({ field: { value, onChange }, fieldState }) => (
          <ScopeChoice value={value} isOperator={isOperator} error={fieldState.error?.message} onChange={onChange} />
        )}
      />
      <SecurityFields form={form} />
    </>
  );
}

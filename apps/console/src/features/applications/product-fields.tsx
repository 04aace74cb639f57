import { Controller, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, TextArea } from '../../ui/input.tsx';
import type { ApplicationValues } from './application-values.ts';

const lists = ['redirect_uris', 'post_logout_redirect_uris'] as const;

/** What a product that people sign in to has, and a program has not. */
export function ProductFields({ form }: { form: UseFormReturn<ApplicationValues> }) {
  const { register, control, formState } = form;
  const { errors } = formState;
  const { t } = useTranslation();
  return (
    <>
      {lists.map((name) => (
        <Field
          key={name}
          label={t(`applications.field.${name}`)}
          help={t(`applications.${name}Help`)}
          error={errors[name]?.message}
        >
          {(field) => <TextArea {...field} rows={2} maxLength={20_000} spellCheck={false} {...register(name)} />}
        </Field>
      ))}
      <Field
        label={t('applications.field.backchannel_logout_uri')}
        help={t('applications.backchannelHelp')}
        error={errors.backchannel_logout_uri?.message}
      >
        {(field) => (
          <Input {...field} type="url" maxLength={2000} spellCheck={false} {...register('backchannel_logout_uri')} />
        )}
      </Field>
      <Field
        label={t('applications.field.product')}
        help={t('applications.productHelp')}
        error={errors.product?.message}
      >
        {(field) => <Input {...field} maxLength={63} spellCheck={false} {...register('product')} />}
      </Field>
      <Field
        label={t('applications.field.audience')}
        help={t('applications.audienceHelp')}
        error={errors.audience?.message}
      >
        {(field) => <Input {...field} maxLength={2000} spellCheck={false} {...register('audience')} />}
      </Field>
      <Field
        label={t('applications.field.resources')}
        help={t('applications.resourcesHelp')}
        error={errors.resources?.message}
      >
        {(field) => <TextArea {...field} rows={2} maxLength={20_000} spellCheck={false} {...register('resources')} />}
      </Field>
      {(['device_flow', 'token_exchange'] as const).map((name) => (
        <Controller
          key={name}
          name={name}
          control={control}
          render={({ field: { value, onChange } }) => (
            <Checkbox label={t(`applications.field.${name}`)} checked={value} onChange={onChange} />
          )}
        />
      ))}
    </>
  );
}

import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import type { UserValues } from './user-values.ts';

const texts = {
  kana: { most: 200, type: 'text' },
  staff_number: { most: 64, type: 'text' },
  login_id: { most: 128, type: 'text' },
  email: { most: 254, type: 'email' },
} as const;

/** The fields of a person; `needed`: those that must not stay empty, beside the name. */
export function UserFields(props: { form: UseFormReturn<UserValues>; needed: readonly ('email' | 'login_id')[] }) {
  const { t } = useTranslation();
  const {
    register,
    formState: { errors },
  } = props.form;
  const label = (field: keyof UserValues) => (field === 'name' ? t('people.name') : t(`field.${field}`));
  const given = (text: string) => text.trim() !== '' || t('people.missing');
  const needs = (field: string) => props.needed.some((each) => each === field);
  return (
    <>
      <Field label={label('name')} required error={errors.name?.message}>
        {(field) => (
          <Input
            {...field}
            maxLength={200}
            placeholder={t('people.placeholder.name')}
            {...register('name', { validate: given })}
          />
        )}
      </Field>
      {(['kana', 'staff_number', 'login_id', 'email'] as const).map((name) => (
        <Field
          key={name}
          label={label(name)}
          help={t(`people.help.${name}`)}
          required={needs(name)}
          error={errors[name]?.message}
        >
          {(field) => (
            <Input
              {...field}
              type={texts[name].type}
              maxLength={texts[name].most}
              spellCheck={false}
              autoCapitalize="none"
              {...register(name, { validate: (text) => !needs(name) || given(text) })}
            />
          )}
        </Field>
      ))}
    </>
  );
}

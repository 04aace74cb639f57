import { Controller, type UseFormReturn, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { SignInPolicy } from '../../api/auth-types.ts';
import { roles } from '../../session/role-text.ts';
import { Field } from '../../ui/field.tsx';
import { Input, TextArea } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { ChoiceList } from './choice-list.tsx';
import { effectiveValues } from './policy-parts.ts';
import { bounds, type NumberField, type PolicyValues, presets, secondFactors } from './policy-values.ts';
import { useActiveConnections } from './use-active-connections.ts';

type Choice = 'preset' | 'synced' | 'attestation' | 'required_connection';

/** The fields of a policy. A unit's and a product's can only be stricter than the company's: the API says where they are not. */
export function PolicyFields({ form, policy }: { form: UseFormReturn<PolicyValues>; policy: SignInPolicy }) {
  const { t } = useTranslation();
  const { control, register, formState } = form;
  const { errors } = formState;
  const holds = effectiveValues(policy.effective);
  const connections = useActiveConnections();
  const listed = useWatch({ control, name: 'attestation' }) === 'listed';
  const number = (field: NumberField) => {
    const [least, most] = bounds[field];
    const within = (text: string) =>
      text.trim() === '' ||
      (/^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most) ||
      t('signInPolicy.between', { least, most });
    return (
      <Field
        label={t(`signInPolicy.field.${field}`)}
        help={t(`signInPolicy.help.${field}`)}
        error={errors[field]?.message}
      >
        {(each) => (
          <Input
            {...each}
            inputMode="numeric"
            maxLength={4}
            placeholder={holds[field]}
            {...register(field, { validate: within })}
          />
        )}
      </Field>
    );
  };
  const choice = (field: Choice, options: readonly { value: string; label: string }[]) => (
    <Controller
      name={field}
      control={control}
      render={({ field: { value, onChange }, fieldState }) => (
        <Field label={t(`signInPolicy.field.${field}`)} error={fieldState.error?.message}>
          {(each) => (
            <Select
              control={each}
              value={value}
              options={[{ value: '', label: t('signInPolicy.asAbove') }, ...options]}
              onChange={onChange}
            />
          )}
        </Field>
      )}
    />
  );
  return (
    <>
      <p className="prose-line text-ink-2">{t('signInPolicy.emptyHelp')}</p>
      <ChoiceList
        form={form}
        name="second_factors"
        options={secondFactors.map((value) => ({ value, label: t(`signIn.method.${value}`) }))}
      />
      <ChoiceList
        form={form}
        name="phishing_resistant_for"
        options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
      {choice(
        'preset',
        presets.map((value) => ({ value, label: t(`signInPolicy.presets.${value}`) })),
      )}
      {number('minimum_length')}
      {choice('synced', [
        { value: 'yes', label: t('signInPolicy.syncedIs.yes') },
        { value: 'no', label: t('signInPolicy.syncedIs.no') },
      ])}
      {choice('attestation', [
        { value: 'none', label: t('signInPolicy.attestationIs.none') },
        { value: 'listed', label: t('signInPolicy.attestationIs.listed') },
      ])}
      {listed ? (
        <Field
          label={t('signInPolicy.field.aaguids')}
          help={t('signInPolicy.help.aaguids')}
          error={errors.aaguids?.message}
        >
          {(each) => <TextArea {...each} spellCheck={false} {...register('aaguids')} />}
        </Field>
      ) : null}
      {number('idle_minutes')}
      {number('hours')}
      {number('lock_minutes')}
      {choice(
        'required_connection',
        connections.map(({ id, name }) => ({ value: id, label: name })),
      )}
      {number('oldest_hours')}
    </>
  );
}

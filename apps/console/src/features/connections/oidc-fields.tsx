import { Controller, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../api/auth-types.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { type ConnectionValues, endpointFields } from './connection-values.ts';

const ways = ['client_secret_basic', 'client_secret_post'] as const;

/** How an OpenID provider is reached. */
export function OidcFields(props: { form: UseFormReturn<ConnectionValues>; connection: Connection | null }) {
  const { form, connection } = props;
  const { register, control, formState, watch } = form;
  const { errors } = formState;
  const { t } = useTranslation();
  const kept = connection?.settings.protocol === 'oidc' && connection.settings.has_secret;
  const given = (text: string) => text.trim() !== '' || t('connections.missing');
  const byHand = endpointFields.some((name) => watch(name) !== '');
  return (
    <>
      <Field
        label={t('connections.field.issuer')}
        required
        help={t('connections.issuerHelp')}
        error={errors.issuer?.message}
      >
        {(field) => (
          <Input
            {...field}
            type="url"
            maxLength={2000}
            spellCheck={false}
            placeholder="https://login.example.jp"
            {...register('issuer', { validate: given })}
          />
        )}
      </Field>
      <Field label={t('connections.field.client_id')} required error={errors.client_id?.message}>
        {(field) => (
          <Input {...field} maxLength={500} spellCheck={false} {...register('client_id', { validate: given })} />
        )}
      </Field>
      <Field
        label={t('connections.field.client_secret')}
        help={t(kept ? 'connections.secretKept' : 'connections.secretHelp')}
        error={errors.client_secret?.message}
      >
        {(field) => (
          <Input
            {...field}
            type="password"
            autoComplete="new-password"
            maxLength={1000}
            {...register('client_secret')}
          />
        )}
      </Field>
      <Controller
        name="client_authentication"
        control={control}
        render={({ field: { value, onChange } }) => (
          <Field label={t('connections.field.client_authentication')}>
            {(field) => (
              <Select
                control={field}
                value={value}
                options={ways.map((way) => ({ value: way, label: t(`connections.clientAuthentication.${way}`) }))}
                onChange={onChange}
              />
            )}
          </Field>
        )}
      />
      <Field label={t('connections.field.scopes')} help={t('connections.scopesHelp')} error={errors.scopes?.message}>
        {(field) => <Input {...field} maxLength={2000} spellCheck={false} {...register('scopes')} />}
      </Field>
      <details open={byHand}>
        <summary className="cursor-pointer text-ink-2">{t('connections.endpoints')}</summary>
        <div className="mt-3 flex flex-col gap-4">
          <p className="prose-line text-ink-3 text-small">{t('connections.endpointsHelp')}</p>
          {endpointFields.map((name) => (
            <Field key={name} label={t(`connections.field.${name}`)} error={errors[name]?.message}>
              {(field) => <Input {...field} type="url" maxLength={2000} spellCheck={false} {...register(name)} />}
            </Field>
          ))}
        </div>
      </details>
    </>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../api/auth-types.ts';
import { EditPanel } from '../../forms/edit-panel.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { useToast } from '../../ui/toast.tsx';
import { addConnection } from './api/add-connection.ts';
import { changeConnection } from './api/change-connection.ts';
import {
  type ConnectionValues,
  connectionBody,
  connectionFields,
  connectionValues,
  inForm,
  isOnlyRenamed,
} from './connection-values.ts';
import { OidcFields } from './oidc-fields.tsx';
import { protocolName } from './protocol-name.ts';
import { SamlFields } from './saml-fields.tsx';
import { SharedFields } from './shared-fields.tsx';

/** Begins a connection (`connection` null), or edits one: all but its name has to be tested again then. */
export default function ConnectionPanel(props: { connection: Connection | null; onClose: () => void }) {
  const { connection, onClose } = props;
  const { t } = useTranslation();
  const toast = useToast();
  const go = useNavigate();
  const labelOf = (field: keyof ConnectionValues) => t(`connections.field.${field}`);
  const textOf = (field: keyof ConnectionValues, values: ConnectionValues) => {
    switch (field) {
      case 'protocol':
        return protocolName[values.protocol];
      case 'client_secret':
      case 'metadata':
        return t(values[field] === '' ? 'connections.asBefore' : 'connections.givenAnew');
      case 'linking':
        return t(`connections.linking.${values.linking}`);
      case 'create_users':
        return t(values.create_users ? 'connections.yes' : 'connections.no');
      default:
        return values[field];
    }
  };
  return (
    <EditPanel<ConnectionValues, Connection>
      title={t(connection ? 'connections.editTitle' : 'connections.addTitle')}
      act={connection ? undefined : t('connections.add')}
      thing={connection}
      valuesOf={connectionValues}
      fields={connectionFields}
      labelOf={labelOf}
      textOf={textOf}
      save={({ values, reason, version, idempotencyKey }) => {
        const body = { ...connectionBody(values), reason };
        const saved =
          connection && version !== undefined
            ? changeConnection(connection.id, version, body)
            : addConnection(body, idempotencyKey);
        return saved.catch((error: unknown) => {
          throw inForm(error);
        });
      }}
      onSaved={({ id }) => {
        toast.add({ title: t(connection ? 'connections.saved' : 'connections.added') });
        onClose();
        if (connection === null) void go({ to: '/settings/connections/$connectionId', params: { connectionId: id } });
      }}
      consequences={(values) => <Consequences connection={connection} values={values} />}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Field
            label={labelOf('name')}
            required
            help={t('connections.nameHelp')}
            error={form.formState.errors.name?.message}
          >
            {(control) => (
              <Input
                {...control}
                maxLength={100}
                placeholder={t('connections.namePlaceholder')}
                {...form.register('name', { validate: (text) => text.trim() !== '' || t('connections.nameMissing') })}
              />
            )}
          </Field>
          <Controller
            name="protocol"
            control={form.control}
            render={({ field: { value, onChange } }) => (
              <Field label={labelOf('protocol')} help={t('connections.protocolHelp')}>
                {(control) => (
                  <Select
                    control={control}
                    value={value}
                    options={(['saml', 'oidc'] as const).map((each) => ({
                      value: each,
                      label: protocolName[each],
                    }))}
                    onChange={onChange}
                  />
                )}
              </Field>
            )}
          />
          {form.watch('protocol') === 'oidc' ? (
            <OidcFields form={form} connection={connection} />
          ) : (
            <SamlFields form={form} connection={connection} />
          )}
          <SharedFields form={form} />
        </>
      )}
    </EditPanel>
  );
}

function Consequences(props: { connection: Connection | null; values: ConnectionValues }) {
  const { connection, values } = props;
  const { t } = useTranslation();
  const before = connectionValues(connection);
  const changed = connectionFields.filter((field) => values[field] !== before[field]);
  if (connection === null || isOnlyRenamed(changed)) return null;
  return (
    <p className="prose-line mt-2 text-attention">
      {t(connection.status === 'active' ? 'connections.endsNow' : 'connections.testAgain')}
    </p>
  );
}

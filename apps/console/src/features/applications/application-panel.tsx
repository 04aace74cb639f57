import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client, ClientWithSecret } from '../../api/auth-types.ts';
import { EditPanel } from '../../forms/edit-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { changeClient } from './api/change-client.ts';
import { registerClient } from './api/register-client.ts';
import { ApplicationFields } from './application-fields.tsx';
import {
  type ApplicationValues,
  applicationChange,
  applicationValues,
  fieldsOf,
  newApplication,
} from './application-values.ts';
import { IssuedSecret } from './issued-secret.tsx';

/** Registers an application (`application` null), or edits one. */
export default function ApplicationPanel(props: { application: Client | null; onClose: () => void }) {
  const { application, onClose } = props;
  const { t } = useTranslation();
  const toast = useToast();
  const go = useNavigate();
  const [made, setMade] = useState<ClientWithSecret>();
  const open = (id: string) => go({ to: '/settings/applications/$applicationId', params: { applicationId: id } });
  if (made)
    return (
      <IssuedSecret
        made={made}
        onClose={() => {
          onClose();
          void open(made.id);
        }}
      />
    );
  const labelOf = (field: keyof ApplicationValues) => t(`applications.field.${field}`);
  const textOf = (field: keyof ApplicationValues, values: ApplicationValues) => {
    switch (field) {
      case 'type':
        return t(`applications.types.${values.type}`);
      case 'authentication':
        return t(`applications.authentications.${values.authentication}`);
      case 'profile':
        return t(`applications.profiles.${values.profile}`);
      case 'token_binding':
        return t(`applications.bindings.${values.token_binding}`);
      case 'api_scopes':
        return values.api_scopes.join(', ');
      case 'device_flow':
      case 'token_exchange':
        return t(values[field] ? 'applications.yes' : 'applications.no');
      default:
        return values[field];
    }
  };
  return (
    <EditPanel<ApplicationValues, Client>
      title={t(application ? 'applications.editTitle' : 'applications.addTitle')}
      act={application ? undefined : t('applications.add')}
      thing={application}
      valuesOf={applicationValues}
      fields={fieldsOf(application?.type ?? 'confidential', application === null)}
      labelOf={labelOf}
      textOf={textOf}
      save={({ values, changed, reason, version, idempotencyKey }) =>
        application && version !== undefined
          ? changeClient(application.id, version, { ...applicationChange(changed), reason })
          : registerClient({ ...newApplication(values), reason }, idempotencyKey)
      }
      onSaved={(saved) => {
        toast.add({ title: t(application ? 'applications.saved' : 'applications.added') });
        if ('client_secret' in saved && saved.client_secret !== null) return setMade(saved as ClientWithSecret);
        onClose();
        if (application === null) void open(saved.id);
      }}
      consequences={() => <p className="prose-line mt-2 text-attention">{t('applications.changeMeans')}</p>}
      onClose={onClose}
    >
      {(form) => <ApplicationFields form={form} isNew={application === null} />}
    </EditPanel>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInDomain } from '../../api/auth-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { Field } from '../../ui/field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { assignDomain } from './api/assign-domain.ts';
import { ConnectionSelect } from './connection-select.tsx';

/** By what the people of a domain sign in from now on. */
export default function AssignPanel({ domain, onClose }: { domain: SignInDomain; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const [connectionId, setConnectionId] = useState(domain.connection_id);
  return (
    <ActPanel
      title={t('domains.assignTitle', { domain: domain.domain })}
      act={t('ui.save')}
      run={(reason) => assignDomain(domain, connectionId, reason)}
      onDone={() => {
        toast.add({ title: t('domains.assigned') });
        onClose();
      }}
      onClose={onClose}
    >
      <Field label={t('domains.signsInBy')} help={t('domains.signsInByHelp')}>
        {(control) => <ConnectionSelect control={control} value={connectionId} onChange={setConnectionId} />}
      </Field>
      <p className="prose-line">{t('domains.assignMeans')}</p>
    </ActPanel>
  );
}

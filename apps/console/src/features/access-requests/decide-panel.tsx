import { useTranslation } from 'react-i18next';
import type { AccessRequest } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useToast } from '../../ui/toast.tsx';
import { PlaceLink } from '../roles/place-link.tsx';
import { useRoleName } from '../roles/role-name.ts';
import { RolePreview } from '../roles/role-preview.tsx';
import { decideRequest, type RequestAct } from './api/decide-request.ts';

/** Approves, rejects or takes a request back; whoever asked reads what is written here. */
export default function DecidePanel(props: { request: AccessRequest; act: RequestAct; onClose: () => void }) {
  const { request, act, onClose } = props;
  const { t } = useTranslation();
  const toast = useToast();
  const roleName = useRoleName();
  return (
    <ActPanel
      title={t(`requests.${act}Title`)}
      act={t(`requests.${act}`)}
      danger={act !== 'approve'}
      reasonRequired={act !== 'approve'}
      run={(reason) => decideRequest(request, act, reason)}
      onDone={() => {
        toast.add({ title: t(`requests.${act}Done`) });
        onClose();
      }}
      onClose={onClose}
    >
      <Facts
        facts={[
          { label: t('requests.for'), value: request.user_name },
          { label: t('field.role'), value: roleName(request.role) },
          { label: t('roles.where'), value: <PlaceLink {...request} /> },
          { label: t('requests.why'), value: request.justification },
        ]}
      />
      <p className="prose-line">{t(`requests.${act}Help`)}</p>
      {act === 'approve' ? <RolePreview role={request.role} place={request.place_name ?? undefined} /> : null}
    </ActPanel>
  );
}

import { useTranslation } from 'react-i18next';
import type { EnrolmentCode } from '../../api/asset-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { revokeCode } from './api/revoke-code.ts';

/** Ends a code that was not used, with a reason. */
export default function RevokeCodePanel({ code, onClose }: { code: EnrolmentCode; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  return (
    <ActPanel
      title={t('enrolment.revokeTitle')}
      act={t('enrolment.revoke')}
      danger
      reasonRequired
      run={(reason = '') => revokeCode(code.id, code.version, reason)}
      onDone={() => {
        toast.add({ title: t('enrolment.revoked') });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t('enrolment.revokeHelp')}</p>
    </ActPanel>
  );
}

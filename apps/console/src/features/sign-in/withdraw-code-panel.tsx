import { useTranslation } from 'react-i18next';
import type { TemporaryCode } from '../../api/auth-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { withdrawTemporaryCode } from './api/temporary-codes.ts';

/** Ends a temporary code that was not used. */
export default function WithdrawCodePanel({ code, onClose }: { code: TemporaryCode; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  return (
    <ActPanel
      title={t('signIn.temporaryCode.withdrawTitle')}
      act={t('signIn.temporaryCode.withdraw')}
      danger
      reasonRequired
      run={(reason = '') => withdrawTemporaryCode(code, reason)}
      onDone={() => {
        toast.add({ title: t('signIn.temporaryCode.withdrawn') });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t('signIn.temporaryCode.withdrawHelp')}</p>
    </ActPanel>
  );
}

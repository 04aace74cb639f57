import { useTranslation } from 'react-i18next';
import type { Terminal } from '../../api/auth-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { removeTerminal } from './api/remove-terminal.ts';

/** Makes a device a shared terminal no more. */
export default function RemovePanel({ terminal, onClose }: { terminal: Terminal; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  return (
    <ActPanel
      title={t('terminals.removeTitle', { name: terminal.name ?? '' })}
      act={t('terminals.remove')}
      danger
      reasonRequired
      run={(reason = '') => removeTerminal(terminal.id, reason)}
      onDone={() => {
        toast.add({ title: t('terminals.removed') });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t('terminals.removeMeans')}</p>
    </ActPanel>
  );
}

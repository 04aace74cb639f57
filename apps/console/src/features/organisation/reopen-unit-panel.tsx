import { useTranslation } from 'react-i18next';
import type { OrganizationUnit } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { reopenUnit } from './api/reopen-unit.ts';

export function ReopenUnitPanel({ unit, onClose }: { unit: OrganizationUnit; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  return (
    <ActPanel
      title={t('organisation.reopenTitle', { name: unit.name })}
      act={t('organisation.reopen')}
      run={(reason) => reopenUnit(unit.id, unit.version, reason)}
      onDone={() => {
        toast.add({ title: t('organisation.reopened', { name: unit.name }) });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t('organisation.reopenHelp')}</p>
    </ActPanel>
  );
}

import { useTranslation } from 'react-i18next';
import type { SupportRequest } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useToast } from '../../ui/toast.tsx';
import { endSupportRequest } from './api/end-support-request.ts';

/** Takes a request back, or gives a grant back. */
export default function EndPanel({ request, onClose }: { request: SupportRequest; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  return (
    <ActPanel
      title={t('support.endTitle')}
      act={t('support.end')}
      danger
      reasonRequired
      run={(reason = '') => endSupportRequest(request, reason)}
      onDone={() => {
        toast.add({ title: t('support.ended') });
        onClose();
      }}
      onClose={onClose}
    >
      <Facts
        facts={[
          { label: t('support.tenant'), value: request.tenant_name },
          { label: t('support.ticket'), value: request.ticket },
        ]}
      />
      <p className="prose-line">{t('support.endHelp')}</p>
    </ActPanel>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { useSession } from '../../session/session.ts';
import { useToast } from '../../ui/toast.tsx';
import { declareEmergency } from './api/declare-emergency.ts';

const meanings = ['told', 'second', 'codes', 'recorded'] as const;

/** Declares an emergency: a second person makes it one. */
export default function DeclarePanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const go = useNavigate();
  const { permissions } = useSession();
  const repeatable = useRepeatable();
  return (
    <ActPanel
      title={t('emergencies.declareTitle')}
      act={t('emergencies.declare')}
      danger
      reasonRequired
      run={(reason = '') =>
        repeatable((key) => declareEmergency(reason, key)).then(({ id }) =>
          permissions.includes('auth.emergencies.read')
            ? go({ to: '/sign-ins/emergencies/$emergencyId', params: { emergencyId: id } })
            : undefined,
        )
      }
      onDone={() => {
        toast.add({ title: t('emergencies.declaredDone') });
        onClose();
      }}
      onClose={onClose}
    >
      <ul className="prose-line flex flex-col gap-1">
        {meanings.map((key) => (
          <li key={key} className="flex gap-2">
            <span aria-hidden className="mt-2 size-1 shrink-0 rounded-full bg-ink-3" />
            {t(`emergencies.means.${key}`)}
          </li>
        ))}
      </ul>
    </ActPanel>
  );
}

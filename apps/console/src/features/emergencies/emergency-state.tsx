import { useTranslation } from 'react-i18next';
import type { Emergency } from '../../api/auth-types.ts';
import { StatusDot, type Tone } from '../../ui/status-dot.tsx';

const tones: Readonly<Record<Emergency['status'], Tone>> = {
  declared: 'attention',
  active: 'danger',
  closed: 'attention',
  reviewed: 'quiet',
};

export function EmergencyState({ status }: { status: Emergency['status'] }) {
  const { t } = useTranslation();
  return <StatusDot tone={tones[status]}>{t(`emergencies.state.${status}`)}</StatusDot>;
}

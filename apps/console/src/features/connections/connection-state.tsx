import { useTranslation } from 'react-i18next';
import type { Connection } from '../../api/auth-types.ts';
import { StatusDot, type Tone } from '../../ui/status-dot.tsx';

const tones: Readonly<Record<Connection['status'], Tone>> = {
  draft: 'attention',
  tested: 'accent',
  active: 'done',
  suspended: 'quiet',
};

export function ConnectionState({ status }: { status: Connection['status'] }) {
  const { t } = useTranslation();
  return <StatusDot tone={tones[status]}>{t(`connections.state.${status}`)}</StatusDot>;
}

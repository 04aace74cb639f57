import { useTranslation } from 'react-i18next';
import type { SupportSession } from '../../api/auth-types.ts';
import { StatusDot } from '../../ui/status-dot.tsx';

/** Whether somebody looks now, or how it ended. */
export function SupportSessionState({ session: { closed_at, end } }: { session: SupportSession }) {
  const { t } = useTranslation();
  if (closed_at === null) return <StatusDot tone="attention">{t('supportSessions.open')}</StatusDot>;
  return <StatusDot tone="quiet">{t(end === null ? 'supportSessions.over' : `supportSessions.end.${end}`)}</StatusDot>;
}

import { useTranslation } from 'react-i18next';
import type { Mail } from '../../api/auth-types.ts';
import { StatusDot, type Tone } from '../../ui/status-dot.tsx';

const tones: Readonly<Record<Mail['status'], Tone>> = {
  waiting: 'accent',
  sent: 'done',
  refused: 'danger',
  bounced: 'danger',
  complained: 'danger',
  expired: 'attention',
  cancelled: 'quiet',
};

export function MailState({ status }: { status: Mail['status'] }) {
  const { t } = useTranslation();
  return <StatusDot tone={tones[status]}>{t(`mails.status.${status}`)}</StatusDot>;
}

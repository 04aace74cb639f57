import { useTranslation } from 'react-i18next';
import type { SignInDomain } from '../../api/auth-types.ts';
import { StatusDot } from '../../ui/status-dot.tsx';

export function DomainState({ status }: { status: SignInDomain['status'] }) {
  const { t } = useTranslation();
  return <StatusDot tone={status === 'proven' ? 'done' : 'attention'}>{t(`domains.state.${status}`)}</StatusDot>;
}

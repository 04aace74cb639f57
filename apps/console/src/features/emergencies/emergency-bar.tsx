import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Siren } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { useZone } from '../../time/zone.tsx';
import { zonedText } from '../../time/zoned.ts';
import { cn } from '../../ui/class-names.ts';
import { emergenciesQuery } from './api/list-emergencies.ts';

const LOOK_AGAIN_MS = 60_000;

/** Above every page while an emergency is on, or waits for a second person. */
export function EmergencyBar() {
  const { t } = useTranslation();
  const zone = useZone();
  const { permissions } = useSession();
  const sees = permissions.includes('auth.emergencies.read');
  const { data } = useQuery({
    ...emergenciesQuery(),
    enabled: sees,
    refetchInterval: LOOK_AGAIN_MS,
    staleTime: LOOK_AGAIN_MS,
  });
  const open = data?.items.find(({ status }) => status === 'active' || status === 'declared');
  if (open === undefined) return null;
  const active = open.status === 'active';
  return (
    <div
      role="status"
      className={cn(
        'flex min-h-10 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1',
        active ? 'bg-danger-fill text-on-fill' : 'bg-attention-soft text-attention',
      )}
    >
      <span className="flex items-center gap-2 font-strong">
        <Siren aria-hidden className="size-4 shrink-0" />
        {t(active ? 'emergencies.barActive' : 'emergencies.barDeclared', { until: zonedText(open.ends_at, zone) })}
      </span>
      <span className="min-w-0 truncate max-sm:hidden">{open.reason}</span>
      <Link
        to="/sign-ins/emergencies/$emergencyId"
        params={{ emergencyId: open.id }}
        className="ml-auto shrink-0 underline"
      >
        {t('emergencies.barOpen')}
      </Link>
    </div>
  );
}

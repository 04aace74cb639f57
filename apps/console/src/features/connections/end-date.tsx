import { useTranslation } from 'react-i18next';
import { useZone } from '../../time/zone.tsx';
import { zonedDate } from '../../time/zoned.ts';
import { cn } from '../../ui/class-names.ts';
import { endOf } from './certificate-end.ts';

/** Until when a certificate counts, and whether that is over or soon. */
export function EndDate({ at }: { at: string }) {
  const { t } = useTranslation();
  const zone = useZone();
  const end = endOf(at, Date.now());
  return (
    <span className={cn(end === 'over' && 'text-danger', end === 'soon' && 'text-attention')}>
      {zonedDate(at, zone)}
      {end === 'later' ? null : ` · ${t(`connections.end.${end}`)}`}
    </span>
  );
}

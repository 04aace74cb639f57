import { useNavigate } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../past/as-of.ts';
import { useZone } from '../time/zone.tsx';
import { zonedText, zoneName } from '../time/zoned.ts';
import { Button } from '../ui/button.tsx';

/** The violet bar: the whole console shows a past moment until one goes back to now. */
export function AsOfBar() {
  const { t } = useTranslation();
  const moment = useMoment();
  const zone = useZone();
  const go = useNavigate();
  if (moment === undefined) return null;
  return (
    <div
      role="status"
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 bg-past-fill px-4 py-1 text-on-fill"
    >
      <span className="flex items-center gap-2 font-strong">
        <History aria-hidden className="size-4 shrink-0" />
        {t('shell.asOf.bar', { at: zonedText(moment, zone) })}
      </span>
      <span className="max-sm:hidden">
        {t('shell.asOf.zone', { zone: zoneName(zone) })} · {t('shell.asOf.readOnly')}
      </span>
      <Button
        kind="past"
        className="ml-auto"
        onClick={() =>
          void go({
            to: '.',
            search: (search) => ({ ...search, asOf: undefined, cursor: undefined, skipped: undefined }),
          })
        }
      >
        {t('shell.asOf.back')}
      </Button>
    </div>
  );
}

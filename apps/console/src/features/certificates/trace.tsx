import { Link } from '@tanstack/react-router';
import { MonitorSmartphone, Store } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Certificate, ChangedBy } from '../../api/asset-types.ts';
import { useMoment } from '../../past/as-of.ts';
import { useZone } from '../../time/zone.tsx';
import { zonedText } from '../../time/zoned.ts';
import { cn } from '../../ui/class-names.ts';
import { whoChanged } from './who-changed.ts';

/** The answer to "which device held it, in which store, since when, and who made it so" at the moment looked at. */
export function Trace({ certificate: { device, store } }: { certificate: Certificate }) {
  const { t } = useTranslation();
  const moment = useMoment();
  const zone = useZone();
  const past = moment !== undefined;
  const when = past ? t('certificates.at', { at: zonedText(moment, zone) }) : t('certificates.now');
  const link = 'text-accent underline-offset-2 hover:underline';
  return (
    <section
      aria-label={t('certificates.trace', { moment: when })}
      className={cn('rounded-md border p-3', past ? 'border-past/40 bg-past-soft' : 'border-line bg-sunken')}
    >
      <p className={cn('text-small', past ? 'text-past' : 'text-ink-2')}>{t('certificates.trace', { moment: when })}</p>
      {device === null ? (
        <p className="mt-1 font-strong">{t(past ? 'certificates.heldByNone' : 'certificates.holdsNone')}</p>
      ) : (
        <Line icon={<MonitorSmartphone aria-hidden className="size-4" />} since={device.since} by={device.changed_by}>
          <Link to="/devices/$deviceId" params={{ deviceId: device.id }} className={link}>
            {t(past ? 'certificates.held' : 'certificates.holds', { device: device.name ?? device.id })}
          </Link>
        </Line>
      )}
      {store === null ? null : (
        <Line icon={<Store aria-hidden className="size-4" />} since={store.since} by={store.changed_by}>
          <Link to="/stores/$storeId" params={{ storeId: store.id }} className={link}>
            {t(past ? 'certificates.stood' : 'certificates.stands', { store: store.name ?? store.id })}
          </Link>
        </Line>
      )}
    </section>
  );
}

function Line(props: { icon: ReactNode; since: string; by: ChangedBy; children: ReactNode }) {
  const { icon, since, by, children } = props;
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <div className="mt-2 grid grid-cols-[20px_minmax(0,1fr)] gap-x-2">
      <span className="pt-0.5 text-ink-3">{icon}</span>
      <div>
        <p className="font-strong">{children}</p>
        <p className="prose-line text-ink-2 text-small">
          {t('certificates.since', { at: zonedText(since, zone), who: whoChanged(t, by) })}
          {by.reason ? <span className="block">{t('ui.reasonIs', { reason: by.reason })}</span> : null}
        </p>
      </div>
    </div>
  );
}

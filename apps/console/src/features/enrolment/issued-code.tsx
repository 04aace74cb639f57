import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Device, IssuedEnrolmentCode } from '../../api/asset-types.ts';
import { useSession } from '../../session/session.ts';
import { Moment, useZone } from '../../time/zone.tsx';
import { zoneName } from '../../time/zoned.ts';
import { Button } from '../../ui/button.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import { Facts } from '../../ui/facts.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';

/** A code that was just given out, with what to do at the device; a sheet of paper holds the same. */
export function IssuedCode(props: { device: Device; issued: IssuedEnrolmentCode; onClose: () => void }) {
  const { device, issued, onClose } = props;
  const { t } = useTranslation();
  const { tenant } = useSession();
  const zone = useZone();
  const address = `${location.origin}/asset/enrol?tenant=${encodeURIComponent(tenant.code)}`;
  return (
    <SidePanel
      title={t('enrolment.code')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => window.print()}>
            <Printer aria-hidden strokeWidth={1.75} />
            {t('enrolment.print')}
          </Button>
          <Button kind="primary" onClick={onClose}>
            {t('enrolment.done')}
          </Button>
        </>
      }
    >
      <div className="printed flex flex-col gap-4">
        <p role="status" className="prose-line rounded-md bg-attention-soft p-3 text-attention print:hidden">
          {t('enrolment.shownOnce')}
        </p>
        <div>
          <p className="text-ink-2 text-small">{t('enrolment.code')}</p>
          <p className="font-strong text-title tracking-wide" translate="no">
            {issued.code === null ? null : <Copyable value={issued.code} />}
          </p>
        </div>
        <Facts
          facts={[
            { label: t('devices.name'), value: device.name },
            { label: t('field.store_id'), value: device.store_name },
            { label: t('enrolment.tenant'), value: <Copyable value={tenant.code} /> },
            { label: t('enrolment.address'), value: <Copyable value={address} /> },
            {
              label: `${t('enrolment.until')} (${zoneName(zone)})`,
              value: <Moment at={issued.expires_at} />,
            },
          ]}
        />
        <div>
          <h3 className="text-base">{t('enrolment.steps')}</h3>
          <ol className="prose-line mt-1 list-decimal pl-5">
            {(['stepOpen', 'stepType', 'stepPress'] as const).map((step) => (
              <li key={step}>{t(`enrolment.${step}`)}</li>
            ))}
          </ol>
        </div>
      </div>
    </SidePanel>
  );
}

import { useTranslation } from 'react-i18next';
import type { Device, IssuedEnrolmentCode } from '../../api/asset-types.ts';
import { useSession } from '../../session/session.ts';
import { Moment, useZone } from '../../time/zone.tsx';
import { zoneName } from '../../time/zoned.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { Facts } from '../../ui/facts.tsx';
import { ShownCode, ShownOnce, ShownSteps } from '../../ui/shown-once.tsx';

/** A code that was just given out, with what to do at the device; a sheet of paper holds the same. */
export function IssuedCode(props: { device: Device; issued: IssuedEnrolmentCode; onClose: () => void }) {
  const { device, issued, onClose } = props;
  const { t } = useTranslation();
  const { tenant } = useSession();
  const zone = useZone();
  const address = `${location.origin}/asset/enrol?tenant=${encodeURIComponent(tenant.code)}`;
  return (
    <ShownOnce
      title={t('enrolment.code')}
      note={t(issued.code === null ? 'enrolment.shownBefore' : 'enrolment.shownOnce')}
      taken={t('enrolment.done')}
      print={t('enrolment.print')}
      onClose={onClose}
    >
      {issued.code === null ? null : <ShownCode name={t('enrolment.code')} code={issued.code} />}
      <Facts
        facts={[
          { label: t('devices.name'), value: device.name },
          { label: t('field.store_id'), value: device.store_name },
          { label: t('enrolment.tenant'), value: <Copyable value={tenant.code} /> },
          { label: t('enrolment.address'), value: <Copyable value={address} /> },
          { label: `${t('enrolment.until')} (${zoneName(zone)})`, value: <Moment at={issued.expires_at} /> },
        ]}
      />
      <ShownSteps
        title={t('enrolment.steps')}
        steps={(['stepOpen', 'stepType', 'stepPress'] as const).map((step) => t(`enrolment.${step}`))}
      />
    </ShownOnce>
  );
}

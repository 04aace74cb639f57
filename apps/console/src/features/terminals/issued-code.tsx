import { useTranslation } from 'react-i18next';
import type { TerminalCode } from '../../api/auth-types.ts';
import { useSession } from '../../session/session.ts';
import { Moment, useZone } from '../../time/zone.tsx';
import { zoneName } from '../../time/zoned.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { Facts } from '../../ui/facts.tsx';
import { ShownCode, ShownOnce, ShownSteps } from '../../ui/shown-once.tsx';

/** A code that was just given out, with what to do at the terminal; a sheet of paper holds the same. */
export function IssuedCode({ issued, onClose }: { issued: TerminalCode; onClose: () => void }) {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const zone = useZone();
  const { code, address, expires_at } = issued;
  return (
    <ShownOnce
      title={t('terminals.code')}
      note={t(code === null ? 'terminals.shownBefore' : 'terminals.shownOnce')}
      taken={t('terminals.codeTaken')}
      print={t('terminals.print')}
      onClose={onClose}
    >
      {code === null ? null : <ShownCode name={t('terminals.code')} code={code} />}
      <Facts
        facts={[
          { label: t('terminals.address'), value: <Copyable value={address} /> },
          { label: t('terminals.company'), value: <Copyable value={tenant.code} /> },
          {
            label: `${t('terminals.until')} (${zoneName(zone)})`,
            value: expires_at === null ? null : <Moment at={expires_at} />,
          },
        ]}
      />
      <ShownSteps
        title={t('terminals.steps')}
        steps={(['open', 'type', 'use'] as const).map((step) => t(`terminals.step.${step}`))}
      />
    </ShownOnce>
  );
}

import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TerminalCode } from '../../api/auth-types.ts';
import { useSession } from '../../session/session.ts';
import { Moment, useZone } from '../../time/zone.tsx';
import { zoneName } from '../../time/zoned.ts';
import { Button } from '../../ui/button.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import { Facts } from '../../ui/facts.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';

/** A code that was just given out, with what to do at the terminal; a sheet of paper holds the same. */
export function IssuedCode({ issued, onClose }: { issued: TerminalCode; onClose: () => void }) {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const zone = useZone();
  const { code, address, expires_at } = issued;
  return (
    <SidePanel
      title={t('terminals.code')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => window.print()}>
            <Printer aria-hidden strokeWidth={1.75} />
            {t('terminals.print')}
          </Button>
          <Button kind="primary" onClick={onClose}>
            {t('terminals.codeTaken')}
          </Button>
        </>
      }
    >
      <div className="printed flex flex-col gap-4">
        <p role="status" className="prose-line rounded-md bg-attention-soft p-3 text-attention print:hidden">
          {t(code === null ? 'terminals.shownBefore' : 'terminals.shownOnce')}
        </p>
        {code === null ? null : (
          <div>
            <p className="text-ink-2 text-small">{t('terminals.code')}</p>
            <p className="font-strong text-title tracking-wide" translate="no">
              <Copyable value={code} />
            </p>
          </div>
        )}
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
        <div>
          <h3 className="text-base">{t('terminals.steps')}</h3>
          <ol className="prose-line mt-1 list-decimal pl-5">
            {(['open', 'type', 'use'] as const).map((step) => (
              <li key={step}>{t(`terminals.step.${step}`)}</li>
            ))}
          </ol>
        </div>
      </div>
    </SidePanel>
  );
}

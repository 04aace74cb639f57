import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BreakGlassSet } from '../../api/auth-types.ts';
import { useSession } from '../../session/session.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';

/** Codes that were just made, as the sheet of paper that is sealed and locked away. */
export function PrintedCodes({ set, onClose }: { set: BreakGlassSet; onClose: () => void }) {
  const { t } = useTranslation();
  const { tenant } = useSession();
  return (
    <SidePanel
      title={t('emergencies.codes')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => window.print()}>
            <Printer aria-hidden strokeWidth={1.75} />
            {t('emergencies.printNow')}
          </Button>
          <Button kind="primary" onClick={onClose}>
            {t('emergencies.printedAll')}
          </Button>
        </>
      }
    >
      <div className="printed flex flex-col gap-4">
        <p role="status" className="prose-line rounded-md bg-attention-soft p-3 text-attention print:hidden">
          {t(set.codes === null ? 'emergencies.shownBefore' : 'emergencies.shownOnce')}
        </p>
        <div>
          <h3 className="text-base">{t('emergencies.sheet', { company: tenant.name })}</h3>
          <p className="text-ink-2 text-small">
            {t('emergencies.printedAt')} <Moment at={set.printed_at} />
          </p>
        </div>
        <ol className="list-decimal pl-8" translate="no">
          {set.codes?.map((code) => (
            <li key={code} className="py-1 pl-1 tracking-wide">
              {code}
            </li>
          ))}
        </ol>
        <ul className="prose-line list-disc pl-5 text-small">
          {(['seal', 'apart', 'when', 'cross'] as const).map((rule) => (
            <li key={rule}>{t(`emergencies.rule.${rule}`)}</li>
          ))}
        </ul>
      </div>
    </SidePanel>
  );
}

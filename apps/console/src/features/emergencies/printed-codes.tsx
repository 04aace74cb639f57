import { useTranslation } from 'react-i18next';
import type { BreakGlassSet } from '../../api/auth-types.ts';
import { useSession } from '../../session/session.ts';
import { Moment } from '../../time/zone.tsx';
import { ShownOnce } from '../../ui/shown-once.tsx';

/** Codes that were just made, as the sheet of paper that is sealed and locked away. */
export function PrintedCodes({ set, onClose }: { set: BreakGlassSet; onClose: () => void }) {
  const { t } = useTranslation();
  const { tenant } = useSession();
  return (
    <ShownOnce
      title={t('emergencies.codes')}
      note={t(set.codes === null ? 'emergencies.shownBefore' : 'emergencies.shownOnce')}
      taken={t('emergencies.printedAll')}
      print={t('emergencies.printNow')}
      onClose={onClose}
    >
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
    </ShownOnce>
  );
}

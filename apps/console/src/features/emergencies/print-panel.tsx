import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BreakGlassSet } from '../../api/auth-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { printCodes } from './api/print-codes.ts';
import { PrintedCodes } from './printed-codes.tsx';

/** Makes a new set of codes, then shows it this once, to be printed. */
export default function PrintPanel({ before, onClose }: { before: BreakGlassSet | null; onClose: () => void }) {
  const { t } = useTranslation();
  const repeatable = useRepeatable();
  const [made, setMade] = useState<BreakGlassSet>();
  if (made) return <PrintedCodes set={made} onClose={onClose} />;
  return (
    <ActPanel
      title={t('emergencies.printTitle')}
      act={t('emergencies.printMake')}
      reasonRequired
      run={(reason = '') => repeatable((key) => printCodes(reason, key)).then(setMade)}
      onDone={() => undefined}
      onClose={onClose}
    >
      <p className="prose-line">{t('emergencies.printHelp')}</p>
      {before ? <p className="prose-line text-attention">{t('emergencies.printReplaces')}</p> : null}
    </ActPanel>
  );
}

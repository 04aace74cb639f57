import { useTranslation } from 'react-i18next';
import { useAsOf } from '../../past/as-of.ts';

/** Said while the console shows a past moment: these pages never do. */
export function AsOfNote() {
  const { t } = useTranslation();
  if (useAsOf() === undefined) return null;
  return (
    <p role="note" className="prose-line rounded-md bg-past-soft px-3 py-2 text-past">
      {t('lake.asOfNote')}
    </p>
  );
}

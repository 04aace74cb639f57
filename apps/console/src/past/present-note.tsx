import { useTranslation } from 'react-i18next';
import { useAsOf } from './as-of.ts';

/** Said while the console shows a past moment: what stands below is of now, its past is not kept. */
export function PresentNote() {
  const { t } = useTranslation();
  if (useAsOf() === undefined) return null;
  return (
    <p role="note" className="prose-line mx-4 mb-3 rounded-md bg-past-soft px-3 py-2 text-past md:mx-6">
      {t('ui.presentOnly')}
    </p>
  );
}

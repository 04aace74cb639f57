import { useTranslation } from 'react-i18next';
import { type BrandingValues, colourProblem } from './branding-values.ts';
import { MarkPicture } from './mark-picture.tsx';

/** The top of a sign-in page as it would look. */
export function Look({ values }: { values: BrandingValues }) {
  const { t } = useTranslation();
  const { name, colour, mark } = values;
  const good = colour.trim() !== '' && colourProblem(colour) === undefined;
  return (
    <div className="max-w-80 rounded-md border border-line p-5">
      <p className="flex items-center gap-2 font-strong">
        {mark === '' ? null : <MarkPicture png={mark} label={t('branding.mark')} />}
        <span className="min-w-0 [overflow-wrap:anywhere]">{name.trim() || t('branding.productName')}</span>
      </p>
      <p className="mt-4 text-title">{t('branding.sample')}</p>
      <p aria-hidden className="mt-3 h-8 rounded-md border border-line-strong/60 bg-canvas" />
      <p
        className="mt-3 flex h-8 items-center justify-center rounded-md bg-accent-fill text-on-fill"
        style={good ? { backgroundColor: colour.trim() } : undefined}
      >
        {t('branding.sampleButton')}
      </p>
    </div>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface PreviewedChange {
  readonly label: string;
  readonly before: ReactNode;
  readonly after: ReactNode;
}

/** What saving will change, before it does. `children`: what it means beyond this one thing. */
export function ChangePreview({ changes, children }: { changes: readonly PreviewedChange[]; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section aria-live="polite" className="rounded-md border border-line p-3">
      <p className="font-strong">{t(changes.length > 0 ? 'ui.willChange' : 'ui.nothingChanged')}</p>
      {changes.map(({ label, before, after }) => (
        <p key={label} className="mt-1 [overflow-wrap:anywhere]">
          <span className="block text-ink-2 text-small">{label}</span>
          <BeforeAfter before={before} after={after} />
        </p>
      ))}
      {children}
    </section>
  );
}

/** 営業中 → 閉店. What was not there is said in words. */
export function BeforeAfter({ before, after }: { before: ReactNode; after: ReactNode }) {
  const { t } = useTranslation();
  const said = (value: ReactNode) => (value === null || value === undefined || value === '' ? t('ui.none') : value);
  return (
    <>
      <del className="text-ink-2 no-underline">{said(before)}</del>
      <span role="img" aria-label={t('ui.becomes')}>
        {' → '}
      </span>
      <ins className="font-strong no-underline">{said(after)}</ins>
    </>
  );
}

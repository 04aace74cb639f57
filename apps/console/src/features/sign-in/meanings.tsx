import { useTranslation } from 'react-i18next';

/** What saving means, point by point. */
export function Meanings({ texts }: { texts: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <div>
      <p className="font-strong">{t('people.ending.afterwards')}</p>
      <ul className="prose-line mt-1 flex flex-col gap-1">
        {texts.map((text) => (
          <li key={text} className="flex gap-2">
            <span aria-hidden className="mt-2 size-1 shrink-0 rounded-full bg-ink-3" />
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

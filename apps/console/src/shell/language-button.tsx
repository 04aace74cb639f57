import { Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { switchLanguage } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';

/** Turns the console to the other language; the button is written in that one. */
export function LanguageButton() {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'ja' ? 'en' : 'ja';
  const name = other === 'ja' ? '日本語' : 'English';
  return (
    <Button
      kind="quiet"
      className="max-lg:px-2"
      aria-label={`${t('shell.language')}: ${name}`}
      onClick={() => void switchLanguage(other)}
    >
      <Languages aria-hidden strokeWidth={1.75} />
      <span lang={other} className="max-lg:hidden">
        {name}
      </span>
    </Button>
  );
}

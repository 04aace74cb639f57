import { Link } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonLook } from '../ui/button.tsx';
import { Notice } from '../ui/states.tsx';
import { useTitle } from '../ui/title.ts';

/** An address that no page has. */
export function NotFound() {
  const { t } = useTranslation();
  useTitle(t('problem.notFound'));
  const toStart = (
    <Link to="/" className={buttonLook()}>
      {t('ui.toStart')}
    </Link>
  );
  return (
    <Notice icon={SearchX} heading title={t('problem.notFound')} actions={toStart}>
      {t('problem.notFoundHelp')}
    </Notice>
  );
}

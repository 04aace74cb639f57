import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import type { CoverageLine } from './api/list-coverage.ts';

/** Everybody of a store who has no second factor yet, with the way to their pages. */
export function PeopleWithoutPanel({ line, onClose }: { line: CoverageLine; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <SidePanel
      title={t('coverage.withoutAt', { store: line.store_name ?? t('coverage.noStore') })}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('ui.close')}</Button>}
    >
      <p className="prose-line mb-3 text-ink-2">{t('coverage.next')}</p>
      <ul className="border-line border-t">
        {line.without_second_factor.map(({ user_id, name }) => (
          <li key={user_id} className="flex min-h-9 items-center border-line border-b">
            <Link to="/people/$userId" params={{ userId: user_id }} className="text-accent hover:underline">
              {name ?? t('people.erasedName')}
            </Link>
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}

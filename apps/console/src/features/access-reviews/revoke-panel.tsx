import { useTranslation } from 'react-i18next';
import type { ReviewItem } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useRoleName } from '../roles/role-name.ts';
import { attestItems } from './api/attest-items.ts';

/** Says of one or many that they are needed no more, with the one reason. */
export default function RevokePanel(props: { items: readonly ReviewItem[]; onDone: () => void; onClose: () => void }) {
  const { items, onDone, onClose } = props;
  const { t } = useTranslation();
  const toast = useToast();
  const roleName = useRoleName();
  return (
    <ActPanel
      title={t('reviews.revokeTitle')}
      act={t('reviews.revoke')}
      danger
      reasonRequired
      run={(reason) => attestItems(items, 'revoke', reason)}
      onDone={() => {
        toast.add({ title: t('reviews.revoked', { count: items.length }) });
        onDone();
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t('reviews.revokeHelp', { count: items.length })}</p>
      <ul className="max-h-60 overflow-y-auto border-line border-t">
        {items.map(({ id, user_name, role, place_name }) => (
          <li key={id} className="flex min-h-9 flex-wrap items-center gap-x-3 border-line border-b py-1">
            <span>{user_name ?? t('people.erasedName')}</span>
            <span className="text-ink-2">
              {roleName(role)} · {place_name ?? t('roles.scope.tenant')}
            </span>
          </li>
        ))}
      </ul>
    </ActPanel>
  );
}

import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types.ts';
import { EditPanel } from '../../forms/edit-panel.tsx';
import { useSession } from '../../session/session.ts';
import { useToast } from '../../ui/toast.tsx';
import { changeUser } from './api/change-user.ts';
import { UserFields } from './user-fields.tsx';
import { type UserValues, userFields, userValues, writableUser } from './user-values.ts';

export function EditPersonPanel({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const { person } = useSession();
  return (
    <EditPanel<UserValues, User>
      title={t('people.editTitle')}
      thing={user}
      valuesOf={userValues}
      fields={userFields}
      labelOf={(field) => (field === 'name' ? t('people.name') : t(`field.${field}`))}
      textOf={(field, values) => (field === 'role' ? t(`role.${values.role || 'none'}`) : values[field])}
      save={({ changed, reason, version }) =>
        changeUser(user.id, version ?? user.version, { ...writableUser(changed), reason })
      }
      onSaved={({ name }) => {
        toast.add({ title: t('people.changed', { name: name ?? '' }) });
        onClose();
      }}
      onClose={onClose}
      consequences={({ role }) =>
        user.id === person.user_id && role !== (user.role ?? '') ? (
          <p className="prose-line mt-2 text-attention">{t('people.ending.yourselfRole')}</p>
        ) : null
      }
    >
      {(form) => <UserFields form={form} needed={[]} />}
    </EditPanel>
  );
}

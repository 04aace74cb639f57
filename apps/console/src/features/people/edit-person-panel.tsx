import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types.ts';
import { EditPanel } from '../../forms/edit-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { changeUser } from './api/change-user.ts';
import { UserFields } from './user-fields.tsx';
import { type UserValues, userFields, userValues, writableUser } from './user-values.ts';

export function EditPersonPanel({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  return (
    <EditPanel<UserValues, User>
      title={t('people.editTitle')}
      thing={user}
      valuesOf={userValues}
      fields={userFields}
      labelOf={(field) => (field === 'name' ? t('people.name') : t(`field.${field}`))}
      textOf={(field, values) => values[field]}
      save={({ changed, reason, version }) =>
        changeUser(user.id, version ?? user.version, { ...writableUser(changed), reason })
      }
      onSaved={({ name }) => {
        toast.add({ title: t('people.changed', { name: name ?? '' }) });
        onClose();
      }}
      onClose={onClose}
    >
      {(form) => <UserFields form={form} needed={[]} />}
    </EditPanel>
  );
}

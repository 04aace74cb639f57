import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOwnLanguage } from '../../i18n/own-language.ts';
import type { FieldControl } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { rolesQuery } from './api/list-roles.ts';
import type { Scope } from './placed.ts';

/** A role that can be given; only those for such a place, where the place stands fast. */
export function RolePicker(props: {
  control: FieldControl;
  value: string | null;
  scope?: Scope;
  onChange: (role: string | null) => void;
}) {
  const { control, value, scope, onChange } = props;
  const { t } = useTranslation();
  const own = useOwnLanguage();
  const roles = useQuery(rolesQuery()).data ?? [];
  return (
    <Picker
      control={control}
      value={value}
      placeholder={t('roles.chooseRole')}
      options={roles
        .filter(({ scopes }) => scope === undefined || scopes.includes(scope))
        .map(({ role, name, product, product_name }) => ({
          value: role,
          label: own(name),
          detail: product === 'kiban' ? '' : own(product_name),
        }))}
      onChange={onChange}
    />
  );
}

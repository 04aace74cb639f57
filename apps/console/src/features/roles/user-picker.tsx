import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FieldControl } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { type TypedProps, useTyped } from '../lists/use-typed.ts';
import { usersQuery } from '../people/api/list-users.ts';

/** Somebody who is here, searched on the server by name, reading, number or login id. */
export function UserPicker({ control, ...props }: TypedProps & { readonly control: FieldControl }) {
  const { t } = useTranslation();
  const { q, pickerOf } = useTyped(props);
  const found =
    useQuery({
      ...usersQuery({ q, status: ['active', 'suspended'], sort: 'name' }, undefined),
      placeholderData: keepPreviousData,
    }).data?.items ?? [];
  const options = found.map(({ id, name, staff_number, login_id, memberships: [first] }) => ({
    value: id,
    label: name ?? t('people.erasedName'),
    detail: first?.place_name ?? staff_number ?? login_id ?? '',
  }));
  return <Picker control={control} placeholder={t('roles.chooseUser')} {...pickerOf(options)} />;
}

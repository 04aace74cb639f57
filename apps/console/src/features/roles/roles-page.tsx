import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../api/types.ts';
import { useOwnLanguage } from '../../i18n/own-language.ts';
import { useAsOf } from '../../past/as-of.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { Notice } from '../../ui/states.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { rolesQuery } from './api/list-roles.ts';
import { useScopesText } from './scopes-text.ts';

type Row = Role & { readonly id: string };

/** The roles that there are: what each is for, and what it can be given for. */
export function RolesPage() {
  const { t, i18n } = useTranslation();
  const own = useOwnLanguage();
  const scopesText = useScopesText();
  const list = useQuery(rolesQuery(useAsOf()));
  const rows = useMemo(() => list.data?.map((role): Row => ({ ...role, id: role.role })), [list.data]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: own and scopesText speak the language
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      {
        id: 'name',
        header: t('field.role'),
        main: true,
        cell: ({ role, name }) => (
          <RowLink to="/roles/$role" params={{ role }}>
            {own(name)}
          </RowLink>
        ),
      },
      {
        id: 'description',
        header: t('roles.description'),
        from: 'sm',
        cell: (role) => role.description && own(role.description),
      },
      { id: 'product', header: t('roles.product'), from: 'lg', cell: ({ product_name }) => own(product_name) },
      { id: 'scopes', header: t('roles.givenFor'), from: 'md', cell: ({ scopes }) => scopesText(scopes) },
      {
        id: 'permissions',
        header: t('roles.permissions'),
        numeric: true,
        from: 'md',
        cell: ({ permissions }) => count(permissions.length),
      },
    ],
    [t, i18n.language],
  );
  return (
    <ListPage title={t('roles.listTitle')} total={rows?.length}>
      <ListTable
        list={list}
        label={t('roles.listTitle')}
        columns={columns}
        rows={rows}
        nameOf={({ name }) => own(name)}
        empty={<Notice icon={KeyRound} title={t('roles.none')} />}
      />
    </ListPage>
  );
}

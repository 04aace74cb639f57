import type { TFunction } from 'i18next';
import { Info } from 'lucide-react';
import type { SignIn } from '../../api/auth-types.ts';
import { Moment } from '../../time/zone.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import { methodsText } from '../sign-in/method-text.ts';
import { resultTones, signInText } from './sign-in-text.ts';

/** The columns of the history of sign-ins. */
export function signInColumns(
  t: TFunction,
  language: string,
  onShow: (item: SignIn) => void,
): readonly Column<SignIn>[] {
  return [
    {
      id: 'user',
      header: t('people.name'),
      main: true,
      cell: ({ user_id, user_name }) =>
        user_id === null ? (
          <span className="text-ink-3">{t('signIns.unknown')}</span>
        ) : (
          <RowLink to="/people/$userId" params={{ userId: user_id }}>
            {user_name ?? t('people.erasedName')}
          </RowLink>
        ),
    },
    {
      id: 'what',
      header: t('signIns.what'),
      cell: (item) => (
        <span className="block truncate max-sm:w-28">
          <StatusDot tone={resultTones[item.result]}>{signInText(t, item)}</StatusDot>
        </span>
      ),
    },
    {
      id: 'methods',
      header: t('signIns.methods'),
      from: 'lg',
      cell: ({ methods }) => (methods.length === 0 ? null : methodsText(t, language, methods)),
    },
    { id: 'client', header: t('signIns.client'), from: 'lg', cell: ({ client_id }) => client_id },
    { id: 'browser', header: t('signIns.browser'), from: 'xl', cell: ({ browser }) => browser },
    { id: 'ip_address', header: t('signIns.ip_address'), from: 'xl', cell: ({ ip_address }) => ip_address },
    { id: 'at', header: t('signIns.at'), numeric: true, from: 'sm', cell: ({ at }) => <Moment at={at} /> },
    {
      id: 'more',
      header: t('signIns.more'),
      cell: (item) => <IconButton icon={Info} label={t('signIns.moreOf')} onClick={() => onShow(item)} />,
    },
  ];
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { userQuery } from './api/get-user.ts';

/** A user of this company by name, with the way to their page (`inText`: other text stands beside it); whoever may not see people sees that it was somebody. */
export function UserName({ userId, inText }: { userId: string; inText?: boolean }) {
  const { t } = useTranslation();
  const { permissions, person } = useSession();
  const sees = permissions.includes('directory.users.read');
  const { data, error } = useQuery({ ...userQuery(userId, undefined), enabled: sees });
  if (userId === person.user_id && !sees) return person.name;
  if (!sees || error) return t('people.somebody');
  if (data === undefined) return '…';
  return (
    <Link
      to="/people/$userId"
      params={{ userId }}
      className={inText ? 'text-accent underline' : 'text-accent hover:underline'}
    >
      {data.name ?? t('people.erasedName')}
    </Link>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useOwnLanguage } from '../../i18n/own-language.ts';
import { rolesQuery } from './api/list-roles.ts';

/** How a role is called; its key, where no product knows it any more. */
export function useRoleName(): (role: string) => string {
  const own = useOwnLanguage();
  const roles = useQuery(rolesQuery()).data ?? [];
  return (key) => {
    const known = roles.find(({ role }) => role === key);
    return known ? own(known.name) : key;
  };
}

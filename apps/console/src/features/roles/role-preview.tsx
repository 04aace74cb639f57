import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOwnLanguage } from '../../i18n/own-language.ts';
import { rolesQuery } from './api/list-roles.ts';

/** What a role allows, before it is given or asked for. */
export function RolePreview({ role: key, place }: { role: string | null; place?: string | undefined }) {
  const { t } = useTranslation();
  const own = useOwnLanguage();
  const role = useQuery(rolesQuery()).data?.find((each) => each.role === key);
  if (role === undefined) return null;
  return (
    <div aria-live="polite" className="rounded-md border border-line p-3">
      <p className="font-strong">{t('roles.allows')}</p>
      {role.description ? <p className="prose-line">{own(role.description)}</p> : null}
      <p className="prose-line text-ink-2">{t('roles.allowsWhere', { place: place ?? t('roles.scope.tenant') })}</p>
      <details className="mt-1">
        <summary className="cursor-default text-ink-2 text-small">
          {t('roles.permissionCount', { count: role.permissions.length })}
        </summary>
        <ul className="mt-1 flex flex-col gap-0.5 text-small">
          {role.permissions.map(({ permission, name }) => (
            <li key={permission}>{own(name)}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../api/types.ts';
import { useOwnLanguage } from '../../i18n/own-language.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useEditing } from '../../session/access.ts';
import { useSession } from '../../session/session.ts';
import { NotFound } from '../../shell/not-found.tsx';
import { Button } from '../../ui/button.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Page, PageColumns, Section, SectionRows } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { rolesQuery } from './api/list-roles.ts';
import { RoleHolders } from './role-holders.tsx';
import { useScopesText } from './scopes-text.ts';

const AssignRolePanel = lazy(() => import('./assign-role-panel.tsx'));

/** A role: what it allows in words, and who holds it where. */
export function RolePage({ role: key }: { role: string }) {
  const { data: roles } = useSuspenseQuery(rolesQuery(useAsOf()));
  const role = roles.find((each) => each.role === key);
  return role ? <KnownRole key={key} role={role} /> : <NotFound />;
}

function KnownRole({ role }: { role: Role }) {
  const { t } = useTranslation();
  const own = useOwnLanguage();
  const scopesText = useScopesText();
  const editing = useEditing('role_assignments');
  const { permissions } = useSession();
  const [assigning, setAssigning] = useState(false);
  return (
    <>
      <Page
        title={own(role.name)}
        trail={[
          <Link key="roles" to="/roles">
            {t('roles.listTitle')}
          </Link>,
          <span key="here">{own(role.product_name)}</span>,
        ]}
        actions={
          editing === 'never' ? null : (
            <Button kind="primary" disabled={editing === 'past'} onClick={() => setAssigning(true)}>
              <Plus aria-hidden strokeWidth={1.75} />
              {t('roles.assign')}
            </Button>
          )
        }
      >
        <PageColumns
          main={
            <>
              <Section title={t('roles.facts')}>
                <Facts
                  facts={[
                    { label: t('roles.description'), value: role.description ? own(role.description) : null },
                    { label: t('roles.product'), value: own(role.product_name) },
                    { label: t('roles.givenFor'), value: scopesText(role.scopes) },
                    ...(role.licensed ? [{ label: t('roles.licence'), value: t('roles.licenceNeeded') }] : []),
                    { label: t('roles.key'), value: <Copyable value={role.role} /> },
                  ]}
                />
              </Section>
              {permissions.includes('directory.role_assignments.read') ? (
                <Suspense fallback={<Skeleton lines={4} />}>
                  <RoleHolders role={role.role} />
                </Suspense>
              ) : null}
            </>
          }
          aside={
            <Section
              title={t('roles.permissions')}
              aside={<span className="text-ink-2">{count(role.permissions.length)}</span>}
            >
              <SectionRows>
                {role.permissions.map(({ permission, name }) => (
                  <li key={permission} className="flex min-h-9 items-center border-line border-b py-1.5">
                    {own(name)}
                  </li>
                ))}
              </SectionRows>
            </Section>
          }
        />
      </Page>
      <Suspense fallback={null}>
        {assigning ? <AssignRolePanel role={role.role} onClose={() => setAssigning(false)} /> : null}
      </Suspense>
    </>
  );
}

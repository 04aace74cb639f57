import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ban, LogOut, Pencil, UserRoundCheck } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useEditing } from '../../session/access.ts';
import { Button } from '../../ui/button.tsx';
import { DifferingCount, Facts } from '../../ui/facts.tsx';
import { ActionMenu } from '../../ui/menu.tsx';
import { Page, PageColumns, Section } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { EntitlementsSection } from '../entitlements/entitlements-section.tsx';
import { HistorySection } from '../history/history-section.tsx';
import { MembershipsSection } from '../memberships/memberships-section.tsx';
import { AssignmentsSection } from '../roles/assignments-section.tsx';
import { SignInSection } from '../sign-in/sign-in-section.tsx';
import { userQuery } from './api/get-user.ts';
import { InvitationsSection } from './invitations-section.tsx';
import type { PersonAct } from './meaning.ts';
import { personFacts } from './person-facts.tsx';

const PersonActs = lazy(() => import('./person-acts.tsx'));

export function PersonPage({ userId }: { userId: string }) {
  const { t, i18n } = useTranslation();
  const asOf = useAsOf();
  const [doing, setDoing] = useState<'edit' | PersonAct | null>(null);
  const { data: user } = useSuspenseQuery(userQuery(userId, asOf));
  const today = useQuery({ ...userQuery(userId, undefined), enabled: asOf !== undefined }).data;
  const facts = personFacts(t, i18n.language, user, asOf === undefined ? undefined : today);
  return (
    <>
      <Page
        title={user.name ?? t('people.erasedName')}
        trail={[
          <Link key="people" to="/people">
            {t('people.title')}
          </Link>,
          <span key="here">{user.staff_number ?? user.login_id ?? user.name}</span>,
        ]}
        state={<StateTag state={user.status} />}
        actions={<PersonActions user={user} onDo={setDoing} />}
      >
        <PageColumns
          main={
            <>
              <Section title={t('people.facts')} aside={<DifferingCount facts={facts} />}>
                <Facts facts={facts} />
              </Section>
              <Suspense fallback={<Skeleton lines={3} />}>
                <MembershipsSection user={user} />
              </Suspense>
              <AssignmentsSection
                title={t('roles.ofPerson')}
                none={t('roles.nonePerson')}
                of={{ user_id: userId }}
                fixed={{ user }}
                closed={user.status === 'left' || user.status === 'erased'}
              />
              <EntitlementsSection holder={{ user_id: user.id }} />
              <Suspense fallback={<Skeleton lines={2} />}>
                <InvitationsSection user={user} />
              </Suspense>
              <SignInSection key={user.id} user={user} />
            </>
          }
          aside={<HistorySection thing={`/users/${userId}`} />}
        />
      </Page>
      <Suspense fallback={null}>
        {doing === null ? null : <PersonActs user={user} act={doing} onClose={() => setDoing(null)} />}
      </Suspense>
    </>
  );
}

function PersonActions({ user, onDo }: { user: User; onDo: (act: 'edit' | PersonAct) => void }) {
  const { t } = useTranslation();
  const editing = useEditing('users');
  if (editing === 'never' || user.status === 'erased') return null;
  const off = editing === 'past';
  const act = (name: 'resume' | 'return') => (
    <Button disabled={off} onClick={() => onDo(name)}>
      <UserRoundCheck aria-hidden strokeWidth={1.75} />
      {t(`people.${name}`)}
    </Button>
  );
  if (user.status === 'left') return act('return');
  return (
    <>
      <Button disabled={off} onClick={() => onDo('edit')}>
        <Pencil aria-hidden strokeWidth={1.75} />
        {t('people.edit')}
      </Button>
      {user.status === 'suspended' ? act('resume') : null}
      <ActionMenu
        label={t('ui.otherActs')}
        disabled={off}
        actions={[
          ...(user.status === 'active'
            ? [{ label: t('people.suspend'), icon: Ban, danger: true, onSelect: () => onDo('suspend') }]
            : []),
          { label: t('people.leave'), icon: LogOut, danger: true, onSelect: () => onDo('leave') },
        ]}
      />
    </>
  );
}

import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useSession } from '../../session/session.ts';
import { Section } from '../../ui/page.tsx';
import { CredentialsSection } from './credentials-section.tsx';
import { DiagnosisView } from './diagnosis-view.tsx';
import { RecentSignIns } from './recent-sign-ins.tsx';
import { SessionsSection } from './sessions-section.tsx';
import { type SignInAct, SignInActions } from './sign-in-actions.tsx';
import { TemporaryCodeLine } from './temporary-code-line.tsx';

const SignInActs = lazy(() => import('./sign-in-acts.tsx'));

/** How somebody signs in, now: whether they can, by what, where they are signed in, and what happened. It has no past to look at. */
export function SignInSection({ user }: { user: User }) {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const [doing, setDoing] = useState<SignInAct | null>(null);
  const may = (permission: string) => permissions.includes(permission);
  if (useAsOf() !== undefined || user.status === 'erased') return null;
  return (
    <>
      {may('auth.credentials.read') ? (
        <>
          <Section title={t('signIn.title')} aside={<SignInActions user={user} onDo={setDoing} />}>
            <DiagnosisView user={user} />
            <TemporaryCodeLine user={user} />
          </Section>
          <CredentialsSection user={user} />
        </>
      ) : null}
      {may('auth.sessions.read') ? <SessionsSection user={user} /> : null}
      {may('auth.sign_ins.read') ? <RecentSignIns user={user} /> : null}
      <Suspense fallback={null}>
        {doing === null ? null : <SignInActs user={user} act={doing} onClose={() => setDoing(null)} />}
      </Suspense>
    </>
  );
}

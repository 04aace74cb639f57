import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Pencil, RotateCcw } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInPolicy } from '../../api/auth-types.ts';
import { PresentNote } from '../../past/present-note.tsx';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useMay } from '../../session/access.ts';
import { Button } from '../../ui/button.tsx';
import { Page, PageColumns, Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Affected } from './affected.tsx';
import { policyQuery } from './api/get-policy.ts';
import { OwnPolicies } from './own-policies.tsx';
import { PlacePicker } from './place-picker.tsx';
import { PolicyFacts } from './policy-facts.tsx';
import { TENANT } from './policy-place.ts';

const PolicyPanel = lazy(() => import('./policy-panel.tsx'));
const WithdrawPolicyPanel = lazy(() => import('./withdraw-policy-panel.tsx'));

type Doing = 'edit' | 'withdraw' | null;

/** How people sign in: in the company, in a unit, at a product; what holds there, since when it is said where, and whom it concerns. */
export function SignInPolicyPage({ place }: { place: string }) {
  const { t } = useTranslation();
  const go = useNavigate({ from: '/settings/sign-in' });
  const [doing, setDoing] = useState<Doing>(null);
  const policy = useQuery(policyQuery(place));
  const close = () => setDoing(null);
  return (
    <>
      <Page title={t('signInPolicy.title')} actions={<Actions policy={policy.data} onDo={setDoing} />}>
        <div className="px-4 pt-4 md:px-6">
          <p className="prose-line mb-4 text-ink-2">{t('signInPolicy.always')}</p>
          <PlacePicker
            place={place}
            onChange={(chosen) =>
              void go({ search: (before) => ({ ...before, place: chosen === TENANT ? undefined : chosen }) })
            }
          />
        </div>
        <PresentNote />
        {policy.error && policy.data === undefined ? (
          <ProblemNotice part error={policy.error} onRetry={() => void policy.refetch()} />
        ) : (
          <PageColumns
            main={policy.data === undefined ? <Skeleton lines={10} /> : <PolicyFacts policy={policy.data} />}
            aside={
              <div className="flex flex-col gap-6">
                <OwnPolicies />
                <Section title={t('signInPolicy.affects.title')}>
                  <Affected place={place} proposed={null} />
                </Section>
              </div>
            }
          />
        )}
      </Page>
      <Suspense fallback={null}>
        {doing === 'edit' && policy.data ? <PolicyPanel policy={policy.data} onClose={close} /> : null}
        {doing === 'withdraw' && policy.data ? <WithdrawPolicyPanel policy={policy.data} onClose={close} /> : null}
      </Suspense>
    </>
  );
}

function Actions({ policy, onDo }: { policy: SignInPolicy | undefined; onDo: (doing: Doing) => void }) {
  const { t } = useTranslation();
  const may = useMay('auth.policies.write');
  if (may === 'never' || policy === undefined) return null;
  return (
    <>
      {Object.keys(policy.policy).length > 0 ? (
        <Button disabled={may === 'past'} onClick={() => onDo('withdraw')}>
          <RotateCcw aria-hidden strokeWidth={1.75} />
          {t('signInPolicy.withdraw')}
        </Button>
      ) : null}
      <Button kind="primary" disabled={may === 'past'} onClick={() => onDo('edit')}>
        <Pencil aria-hidden strokeWidth={1.75} />
        {t('signInPolicy.edit')}
      </Button>
    </>
  );
}

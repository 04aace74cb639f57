import { useQuery } from '@tanstack/react-query';
import { Check, Info, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../api/auth-types.ts';
import type { User } from '../../api/types.ts';
import { useOwnLanguage } from '../../i18n/own-language.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { cn } from '../../ui/class-names.ts';
import { Skeleton } from '../../ui/states.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import { refusalText } from '../sign-ins/sign-in-text.ts';
import { diagnosisQuery } from './api/diagnose-sign-in.ts';
import { ProductChoice } from './product-choice.tsx';

/** Whether somebody can sign in; if not, what stands in the way and what to do next. */
export function DiagnosisView({ user }: { user: User }) {
  const { t } = useTranslation();
  const [product, setProduct] = useState<string>();
  const [all, setAll] = useState(false);
  const diagnosis = useQuery(diagnosisQuery(user.id, product));
  if (diagnosis.error && diagnosis.data === undefined)
    return <ProblemNotice part error={diagnosis.error} onRetry={() => void diagnosis.refetch()} />;
  if (diagnosis.data === undefined) return <Skeleton lines={2} />;
  const { can_sign_in, steps, last_refusal } = diagnosis.data;
  const shown = all ? steps : steps.filter(({ ok }) => !ok);
  return (
    <div className="border-line border-t pt-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <StatusDot tone={can_sign_in ? 'done' : 'danger'}>
          <span className="font-strong">{t(can_sign_in ? 'signIn.can' : 'signIn.cannot')}</span>
        </StatusDot>
        <ProductChoice value={product} onChange={setProduct} />
        <Button kind="quiet" className="-mr-3 ml-auto" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'signIn.lessSteps' : 'signIn.allSteps', { n: steps.length })}
        </Button>
      </div>
      <Steps steps={shown} />
      {last_refusal === null ? null : (
        <p className="prose-line py-1 text-ink-2 text-small">
          {t('signIn.lastRefusal', { why: refusalText(t, last_refusal.refusal) })} <Moment at={last_refusal.at} />
        </p>
      )}
    </div>
  );
}

function Steps({ steps }: { steps: Diagnosis['steps'] }) {
  const { t } = useTranslation();
  const own = useOwnLanguage();
  if (steps.length === 0) return null;
  return (
    <ul className="mt-1">
      {steps.map(({ code, ok, detail, next }) => {
        // what is in order may still have something to know: the next sign-in sets up a second factor
        const Icon = ok ? (next === null ? Check : Info) : X;
        return (
          <li key={code} className="flex gap-2 py-1">
            <Icon
              role="img"
              aria-label={t(ok ? 'signIn.stepOk' : 'signIn.stepNotOk')}
              className={cn(
                'mt-0.5 size-4 shrink-0',
                ok ? (next === null ? 'text-done' : 'text-ink-3') : 'text-danger',
              )}
            />
            <span className="prose-line">
              {own(detail)}
              {next === null ? null : <span className="block text-ink-2">{own(next)}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import { confirmAddress, signInAddress, useSession } from '../session/session.ts';
import { buttonLook } from '../ui/button.tsx';
import { RequestId } from './problem-notice.tsx';

/** A long form shows what came of saving it, wherever one was in it. */
function intoView(node: HTMLElement | null): void {
  node?.scrollIntoView({ block: 'nearest' });
}

/** Above a form's buttons: why it was not saved, where no single field is to blame. What was entered stays. */
export function FormProblem({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!error) return null;
  const problem = error instanceof ApiProblem ? error : undefined;
  if (problem?.code === 'authentication_too_old') return <ConfirmFirst />;
  const ended = problem?.code === 'session_ended';
  return (
    <div ref={intoView} role="alert" className="prose-line rounded-md bg-danger-soft p-3">
      <p className="font-strong text-danger">{t(ended ? 'problem.sessionEnded' : 'problem.notSaved')}</p>
      <p>{ended ? t('problem.sessionEndedForm') : <Why problem={problem} />}</p>
      {ended ? (
        <a href={signInAddress()} target="_blank" rel="noreferrer" className={`${buttonLook()} mt-2`}>
          {t('problem.signInTab')}
        </a>
      ) : null}
      {problem && problem.status >= 500 ? <RequestId problem={problem} /> : null}
    </div>
  );
}

/** What matters most takes somebody who proved just now who they are (RFC 9470): in another tab, then they save again. */
function ConfirmFirst() {
  const { t } = useTranslation();
  const { tenant } = useSession();
  return (
    <div ref={intoView} role="alert" className="prose-line rounded-md bg-attention-soft p-3">
      <p className="font-strong text-attention">{t('problem.confirmFirst')}</p>
      <p>{t('problem.confirmHelp')}</p>
      <a href={confirmAddress(tenant.code)} target="_blank" rel="noreferrer" className={`${buttonLook()} mt-2`}>
        {t('problem.confirm')}
      </a>
    </div>
  );
}

function Why({ problem }: { problem: ApiProblem | undefined }) {
  const { t } = useTranslation();
  if (problem?.code === 'unreachable') return t('problem.unreachable');
  if (problem?.code === 'unavailable') return t('problem.unavailable');
  if (problem?.code === 'permission_missing') return t('problem.notAllowedAct');
  return problem && problem.status < 500 && problem.detail ? problem.detail : t('problem.internal');
}

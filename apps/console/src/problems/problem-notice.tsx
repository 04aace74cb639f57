import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { CircleAlert, CloudOff, Lock, LogIn, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import { signInAddress } from '../session/session.ts';
import { Button, buttonLook } from '../ui/button.tsx';
import { Copyable } from '../ui/copyable.tsx';
import { Notice } from '../ui/states.tsx';
import { useTitle } from '../ui/title.ts';

export interface ProblemNoticeProps {
  readonly error: unknown;
  /** It stands for a part of a page that has its own heading. */
  readonly part?: boolean;
  readonly onRetry: () => void;
}

/** In place of a page or a part of it: what happened, what to do, and the request id to pass on. */
export function ProblemNotice({ error, part, onRetry }: ProblemNoticeProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const problem = error instanceof ApiProblem ? error : undefined;
  const retry = () => {
    queries.reset();
    onRetry();
    void router.invalidate();
  };
  const again = (
    <Button kind="primary" onClick={retry}>
      {t('problem.retry')}
    </Button>
  );
  useTitle(part ? undefined : t('problem.title'));
  switch (problem?.code) {
    case 'session_ended':
      return (
        <Notice
          icon={LogIn}
          heading={!part}
          title={t('problem.sessionEnded')}
          actions={
            <a href={signInAddress()} className={buttonLook({ kind: 'primary' })}>
              {t('problem.signIn')}
            </a>
          }
        >
          {t('problem.sessionEndedHelp')}
        </Notice>
      );
    case 'permission_missing':
      return (
        <Notice icon={Lock} heading={!part} title={t('problem.notAllowed')}>
          <p>
            {t('problem.notAllowedHelp', {
              permission: permissionText(t, problem.members.permission),
              who: t('problem.administrators'),
            })}
          </p>
          <RequestId problem={problem} />
        </Notice>
      );
    case 'not_found':
    case 'validation_failed':
      return (
        <Notice
          icon={SearchX}
          heading={!part}
          title={t('problem.notFound')}
          actions={
            part ? null : (
              <Link to="/" className={buttonLook()}>
                {t('ui.toStart')}
              </Link>
            )
          }
        >
          {t('problem.notFoundHelp')}
        </Notice>
      );
    case 'moment_in_future':
    case 'moment_invalid':
      return <Notice icon={CircleAlert} heading={!part} title={t('problem.future')} />;
    case 'history_unavailable':
      return (
        <Notice icon={CloudOff} heading={!part} title={t('problem.title')} actions={again}>
          <p>{problem.detail}</p>
        </Notice>
      );
    case 'unreachable':
    case 'unavailable':
      return (
        <Notice icon={CloudOff} heading={!part} title={t('problem.title')} actions={again}>
          <p>{t(problem.code === 'unreachable' ? 'problem.unreachable' : 'problem.unavailable')}</p>
          <RequestId problem={problem} />
        </Notice>
      );
    default:
      return (
        <Notice icon={CircleAlert} heading={!part} title={t('problem.title')} actions={again}>
          <p>{problem && problem.status < 500 && problem.detail ? problem.detail : t('problem.internal')}</p>
          {problem ? <RequestId problem={problem} /> : null}
        </Notice>
      );
  }
}

const nouns = [
  'stores',
  'organization_units',
  'corporations',
  'users',
  'memberships',
  'role_assignments',
  'job_types',
  'access_requests',
  'access_reviews',
  'support_grants',
  'support_views',
  'support',
  'pasts',
  'tenant',
  'lake',
  'devices',
  'enrolment_codes',
  'certificates',
  'certificate_authorities',
  'licences',
  'seats',
  'entitlements',
  'contradictions',
  'policies',
  'credentials',
  'temporary_codes',
  'sessions',
  'sign_ins',
  'terminals',
  'emergencies',
  'connections',
  'clients',
  'branding',
  'mails',
  'support_sessions',
] as const;

/** `directory.stores.read` in words. */
function permissionText(t: TFunction, permission: unknown): string {
  const [, noun, act] = String(permission).split('.');
  const known = nouns.find((each) => each === noun);
  return known ? t(act === 'write' ? 'permission.write' : 'permission.read', { noun: t(`permission.${known}`) }) : '–';
}

/** お問い合わせ番号 01J…, to copy. */
export function RequestId({ problem }: { problem: ApiProblem }) {
  const { t } = useTranslation();
  if (problem.requestId === null) return null;
  return (
    <p className="mt-1 text-small [overflow-wrap:anywhere]">
      {t('problem.requestId')} <Copyable value={problem.requestId} />
    </p>
  );
}

import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types.ts';
import { useMay } from '../../session/access.ts';
import { useZone } from '../../time/zone.tsx';
import { zonedText } from '../../time/zoned.ts';
import { Button } from '../../ui/button.tsx';
import { UserName } from '../people/user-name.tsx';
import { temporaryCodesQuery } from './api/temporary-codes.ts';

const WithdrawCodePanel = lazy(() => import('./withdraw-code-panel.tsx'));

/** The temporary code that somebody can still use, if there is one. */
export function TemporaryCodeLine({ user }: { user: User }) {
  const { t } = useTranslation();
  const zone = useZone();
  const may = useMay('auth.temporary_codes.write') === 'allowed';
  const [withdrawing, setWithdrawing] = useState(false);
  const code = useQuery(temporaryCodesQuery(user.id)).data?.items.find(({ status }) => status === 'open');
  if (code === undefined) return null;
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-3 border-line border-t pt-1">
      <p className="prose-line min-w-60 flex-1 text-attention">
        {t('signIn.temporaryCode.open', { until: zonedText(code.expires_at, zone) })}{' '}
        <span className="text-ink-2">
          {t('signIn.temporaryCode.by')} <UserName userId={code.issued_by} />
        </span>
      </p>
      {may ? (
        <Button kind="quiet" className="-mr-3" onClick={() => setWithdrawing(true)}>
          {t('signIn.temporaryCode.withdraw')}
        </Button>
      ) : null}
      <Suspense fallback={null}>
        {withdrawing ? <WithdrawCodePanel code={code} onClose={() => setWithdrawing(false)} /> : null}
      </Suspense>
    </div>
  );
}

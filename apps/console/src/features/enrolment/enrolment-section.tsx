import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device, EnrolmentCode } from '../../api/asset-types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useMay } from '../../session/access.ts';
import { useZone } from '../../time/zone.tsx';
import { zonedText } from '../../time/zoned.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { openCodesQuery } from './api/list-codes.ts';

const IssueCodePanel = lazy(() => import('./issue-code-panel.tsx'));
const RevokeCodePanel = lazy(() => import('./revoke-code-panel.tsx'));

/** Whether a device has a key of its own, and the code by which it gets one. */
export function EnrolmentSection({ device }: { device: Device }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const zone = useZone();
  const may = useMay('asset.enrolment_codes.write') === 'allowed';
  const [doing, setDoing] = useState<'issue' | EnrolmentCode | null>(null);
  const { code_expires_at, key_thumbprint, status } = device;
  const waiting = useQuery({ ...openCodesQuery(device.id, asOf), enabled: code_expires_at !== null }).data?.items[0];
  const enrollable = status === 'registered' || status === 'active';
  return (
    <Section title={t('enrolment.title')}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t pt-2">
        <p className="prose-line min-w-60 flex-1">
          {t(
            key_thumbprint !== null ? 'enrolment.enrolled' : enrollable ? 'enrolment.notEnrolled' : 'enrolment.notNow',
          )}
          {code_expires_at === null ? null : (
            <span className="block text-attention">
              {t('enrolment.waiting', { until: zonedText(code_expires_at, zone) })}
            </span>
          )}
        </p>
        {may && waiting ? (
          <Button kind="quiet" onClick={() => setDoing(waiting)}>
            {t('enrolment.revoke')}
          </Button>
        ) : null}
        {may && enrollable ? (
          <Button onClick={() => setDoing('issue')}>
            <KeyRound aria-hidden strokeWidth={1.75} />
            {t(code_expires_at === null ? 'enrolment.issue' : 'enrolment.issueAgain')}
          </Button>
        ) : null}
      </div>
      <Suspense fallback={null}>
        {doing === 'issue' ? <IssueCodePanel device={device} onClose={() => setDoing(null)} /> : null}
        {doing !== null && doing !== 'issue' ? <RevokeCodePanel code={doing} onClose={() => setDoing(null)} /> : null}
      </Suspense>
    </Section>
  );
}

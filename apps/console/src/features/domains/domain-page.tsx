import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { RefreshCw, Trash2, Waypoints } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem.ts';
import { PresentNote } from '../../past/present-note.tsx';
import { FormProblem } from '../../problems/form-problem.tsx';
import { useMay } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { ActionMenu } from '../../ui/menu.tsx';
import { Page, PageColumns, Section } from '../../ui/page.tsx';
import { useToast } from '../../ui/toast.tsx';
import { domainQuery } from './api/read-domain.ts';
import { verifyDomain } from './api/verify-domain.ts';
import { ConnectionName } from './connection-name.tsx';
import { DomainState } from './domain-state.tsx';
import { RecordSection } from './record-section.tsx';

const AssignPanel = lazy(() => import('./assign-panel.tsx'));
const RemovePanel = lazy(() => import('./remove-panel.tsx'));

export function DomainPage({ domainId }: { domainId: string }) {
  const { t } = useTranslation();
  const toast = useToast();
  const may = useMay('auth.connections.write');
  const [doing, setDoing] = useState<'assign' | 'remove' | null>(null);
  const { data: domain } = useSuspenseQuery(domainQuery(domainId));
  const verifying = useMutation({
    mutationFn: () => verifyDomain(domainId),
    onSuccess: () => toast.add({ title: t('domains.verified') }),
  });
  const off = may === 'past';
  const close = () => setDoing(null);
  return (
    <>
      <Page
        title={domain.domain}
        trail={[
          <Link key="domains" to="/settings/domains">
            {t('domains.title')}
          </Link>,
          <span key="here">{domain.domain}</span>,
        ]}
        state={<DomainState status={domain.status} />}
        actions={
          may === 'never' ? null : (
            <>
              <Button disabled={off} onClick={() => setDoing('assign')}>
                <Waypoints aria-hidden strokeWidth={1.75} />
                {t('domains.assign')}
              </Button>
              <Button
                kind={domain.status === 'proven' ? 'plain' : 'primary'}
                disabled={off || verifying.isPending}
                onClick={() => verifying.mutate()}
              >
                <RefreshCw aria-hidden strokeWidth={1.75} />
                {t('domains.verify')}
              </Button>
              <ActionMenu
                label={t('ui.otherActs')}
                disabled={off}
                actions={[
                  { label: t('domains.remove'), icon: Trash2, danger: true, onSelect: () => setDoing('remove') },
                ]}
              />
            </>
          )
        }
      >
        <div className="pt-3 empty:hidden">
          <PresentNote />
        </div>
        <PageColumns
          main={
            <>
              {isProblem(verifying.error, 'proof_missing') ? (
                <p role="alert" className="prose-line rounded-md bg-attention-soft p-3 text-attention">
                  {t('domains.notYet')}
                </p>
              ) : (
                <FormProblem error={verifying.error} />
              )}
              <Section title={t('domains.facts')}>
                <Facts
                  facts={[
                    { label: t('domains.domain'), value: domain.domain },
                    { label: t('field.status'), value: <DomainState status={domain.status} /> },
                    {
                      label: t('domains.provenAt'),
                      value: domain.proven_at === null ? null : <Moment at={domain.proven_at} />,
                    },
                    {
                      label: t('domains.signsInBy'),
                      value: <ConnectionName connectionId={domain.connection_id} />,
                    },
                  ]}
                />
              </Section>
            </>
          }
          aside={<RecordSection domain={domain} />}
        />
      </Page>
      <Suspense fallback={null}>
        {doing === 'assign' ? <AssignPanel domain={domain} onClose={close} /> : null}
        {doing === 'remove' ? <RemovePanel domain={domain} onClose={close} /> : null}
      </Suspense>
    </>
  );
}

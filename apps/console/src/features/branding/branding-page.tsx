import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PresentNote } from '../../past/present-note.tsx';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useMay } from '../../session/access.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Page, PageColumns, Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { ProductChoice } from '../sign-in/product-choice.tsx';
import { brandingQuery } from './api/get-branding.ts';
import { brandingValues } from './branding-values.ts';
import { Look } from './look.tsx';
import { MarkPicture } from './mark-picture.tsx';

const BrandingPanel = lazy(() => import('./branding-panel.tsx'));

/** How the sign-in pages look: for every product, or at one. */
export function BrandingPage({ clientId }: { clientId: string | undefined }) {
  const { t } = useTranslation();
  const go = useNavigate({ from: '/settings/branding' });
  const may = useMay('auth.branding.write');
  const [editing, setEditing] = useState(false);
  const branding = useQuery(brandingQuery(clientId));
  const data = branding.data;
  return (
    <>
      <Page
        title={t('branding.title')}
        actions={
          may === 'never' || data === undefined ? null : (
            <Button kind="primary" disabled={may === 'past'} onClick={() => setEditing(true)}>
              <Pencil aria-hidden strokeWidth={1.75} />
              {t('branding.edit')}
            </Button>
          )
        }
      >
        <div className="flex flex-col items-start gap-3 px-4 pt-4 md:px-6">
          <p className="prose-line text-ink-2">{t('branding.help')}</p>
          <ProductChoice
            value={clientId}
            onChange={(client_id) => void go({ search: (before) => ({ ...before, client_id }) })}
          />
        </div>
        <PresentNote />
        {branding.error && data === undefined ? (
          <ProblemNotice part error={branding.error} onRetry={() => void branding.refetch()} />
        ) : data === undefined ? (
          <div className="px-4 md:px-6">
            <Skeleton lines={4} />
          </div>
        ) : (
          <PageColumns
            main={
              <Section title={t('branding.facts')}>
                <Facts
                  facts={[
                    { label: t('branding.name'), value: data.name ?? t('branding.productName') },
                    { label: t('branding.colour'), value: data.colour ?? t('branding.own') },
                    {
                      label: t('branding.mark'),
                      value:
                        data.mark === null ? (
                          t('branding.noMark')
                        ) : (
                          <MarkPicture png={data.mark} label={t('branding.mark')} />
                        ),
                    },
                  ]}
                />
              </Section>
            }
            aside={
              <Section title={t('branding.look')}>
                <Look values={brandingValues(data)} />
              </Section>
            }
          />
        )}
      </Page>
      <Suspense fallback={null}>
        {editing && data ? <BrandingPanel branding={data} onClose={() => setEditing(false)} /> : null}
      </Suspense>
    </>
  );
}

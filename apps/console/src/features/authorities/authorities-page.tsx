import { useQuery } from '@tanstack/react-query';
import { Import, Plus, ShieldCheck } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem.ts';
import { useAsOf } from '../../past/as-of.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useMay } from '../../session/access.ts';
import { useZone } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { Notice } from '../../ui/states.tsx';
import { CertificateTabs } from '../certificates/certificate-tabs.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { authoritiesQuery } from './api/list-authorities.ts';
import { authorityColumns } from './authority-columns.tsx';

const MakePanel = lazy(() => import('./make-authority-panel.tsx'));
const ImportPanel = lazy(() => import('./import-authority-panel.tsx'));

export function AuthoritiesPage() {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const zone = useZone();
  const may = useMay('asset.certificate_authorities.write');
  const [doing, setDoing] = useState<'make' | 'import' | null>(null);
  const list = useQuery(authoritiesQuery(asOf));
  const columns = useMemo(() => authorityColumns(t, zone), [t, zone]);
  const past = asOf !== undefined;
  if (isProblem(list.error, 'permission_missing') && list.data === undefined)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <CertificateTabs />
      <ListPage
        title={t('authorities.title')}
        total={list.data?.total}
        actions={
          may === 'never' ? null : (
            <>
              <Button disabled={may === 'past'} onClick={() => setDoing('import')}>
                <Import aria-hidden strokeWidth={1.75} />
                {t('authorities.import')}
              </Button>
              <Button kind="primary" disabled={may === 'past'} onClick={() => setDoing('make')}>
                <Plus aria-hidden />
                {t('authorities.make')}
              </Button>
            </>
          )
        }
      >
        <p className="prose-line px-4 pb-3 text-ink-2 md:px-6">{t('authorities.help')}</p>
        <ListTable
          list={list}
          label={t('authorities.title')}
          columns={columns}
          rows={list.data?.items}
          nameOf={({ name }) => name}
          empty={
            <Notice icon={ShieldCheck} title={t(past ? 'authorities.nonePast' : 'authorities.none')}>
              {past ? null : t('authorities.noneHelp')}
            </Notice>
          }
        />
      </ListPage>
      <Suspense fallback={null}>
        {doing === 'make' ? <MakePanel onClose={() => setDoing(null)} /> : null}
        {doing === 'import' ? <ImportPanel onClose={() => setDoing(null)} /> : null}
      </Suspense>
    </>
  );
}

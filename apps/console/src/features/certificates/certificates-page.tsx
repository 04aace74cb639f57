import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FileKey, FilePlus2 } from 'lucide-react';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem.ts';
import { useMoment } from '../../past/as-of.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useMay } from '../../session/access.ts';
import { useZone } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { ColumnMenu, useColumnChoice } from '../../ui/data-table/column-choice.tsx';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { Pager } from '../../ui/data-table/pager.tsx';
import { Notice } from '../../ui/states.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { firstPage, usePaging } from '../lists/paging.ts';
import { certificatesQuery } from './api/list-certificates.ts';
import { certificateColumns } from './certificate-columns.tsx';
import { CertificateFilters } from './certificate-filters.tsx';
import { type CertificateSearch, certificateFilter, isFiltered } from './certificate-search.ts';
import { CertificateTabs } from './certificate-tabs.tsx';
import { isSerialNumber } from './serial-number.ts';
import { Trace } from './trace.tsx';

const RegisterPanel = lazy(() => import('./register-certificate-panel.tsx'));

export function CertificatesPage({ search, asOf }: { search: CertificateSearch; asOf: string | undefined }) {
  const { t } = useTranslation();
  const go = useNavigate({ from: '/certificates/' });
  const zone = useZone();
  const moment = useMoment();
  const may = useMay('asset.certificates.write');
  const [adding, setAdding] = useState(false);
  const filter = certificateFilter(search, asOf, moment);
  const list = useQuery({ ...certificatesQuery(filter, search.cursor), placeholderData: keepPreviousData });
  const page = list.data;
  const columns = useMemo(() => certificateColumns(t, zone), [t, zone]);
  const choice = useColumnChoice('certificates', columns);
  const paging = usePaging(search, page && { next_cursor: page.next_cursor, shown: page.items.length });
  const change = useCallback(
    (next: Partial<CertificateSearch>) =>
      void go({ search: (before) => ({ ...before, ...next, ...firstPage }), replace: 'serial' in next }),
    [go],
  );
  const found = filter.serial_number !== undefined && !list.isPlaceholderData ? (page?.items ?? []) : [];

  if (isProblem(list.error, 'permission_missing') && page === undefined)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <CertificateTabs />
      <ListPage
        title={t('certificates.title')}
        total={page?.total}
        actions={
          <>
            <ColumnMenu columns={columns} choice={choice} />
            {may === 'never' ? null : (
              <Button disabled={may === 'past'} onClick={() => setAdding(true)}>
                <FilePlus2 aria-hidden strokeWidth={1.75} />
                {t('certificates.register')}
              </Button>
            )}
          </>
        }
        filters={<CertificateFilters search={search} asOf={asOf} onChange={change} />}
        pager={page && page.total > 0 ? <Pager {...paging} shown={page.items.length} total={page.total} /> : null}
      >
        {search.serial !== undefined && !isSerialNumber(search.serial) ? (
          <p role="alert" className="px-4 pb-3 text-danger md:px-6">
            {t('certificates.serialMalformed')}
          </p>
        ) : null}
        {found.length === 1 && found[0] ? (
          <div className="px-4 pb-3 md:px-6">
            <Trace certificate={found[0]} />
          </div>
        ) : null}
        <ListTable
          list={list}
          label={t('certificates.title')}
          columns={columns}
          rows={page?.items}
          nameOf={(certificate) => certificate.serial_number}
          sort={filter.sort}
          onSort={(sort) => change({ sort })}
          visibility={choice.visibility}
          empty={<NoCertificates filtered={isFiltered(search)} past={asOf !== undefined} />}
        />
      </ListPage>
      <Suspense fallback={null}>{adding ? <RegisterPanel onClose={() => setAdding(false)} /> : null}</Suspense>
    </>
  );
}

function NoCertificates({ filtered, past }: { filtered: boolean; past: boolean }) {
  const { t } = useTranslation();
  if (filtered) return <Notice title={t('certificates.noMatch')}>{t('certificates.noMatchHelp')}</Notice>;
  return (
    <Notice icon={FileKey} title={t(past ? 'certificates.nonePast' : 'certificates.none')}>
      {past ? null : t('certificates.noneHelp')}
    </Notice>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Ban, MonitorSmartphone, Plus } from 'lucide-react';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useMay } from '../../session/access.ts';
import { useZone } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { ColumnMenu, useColumnChoice } from '../../ui/data-table/column-choice.tsx';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { Pager } from '../../ui/data-table/pager.tsx';
import { Notice } from '../../ui/states.tsx';
import { CopyButton } from '../lists/copy-button.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { firstPage, usePaging } from '../lists/paging.ts';
import { useSelection } from '../lists/selection.ts';
import { devicesQuery } from './api/list-devices.ts';
import { deviceColumns } from './device-columns.tsx';
import { DeviceCounts } from './device-counts.tsx';
import { deviceCsvColumns } from './device-csv.ts';
import { DeviceFilters } from './device-filters.tsx';
import { type DeviceSearch, deviceFilter, isFiltered } from './device-search.ts';
import { DeviceTabs } from './device-tabs.tsx';
import { ExportDevices } from './export-devices.tsx';

const DevicePanel = lazy(() => import('./device-panel.tsx'));
const SuspendDevicesPanel = lazy(() => import('./suspend-devices-panel.tsx'));

export function DevicesPage({ search, asOf }: { search: DeviceSearch; asOf: string | undefined }) {
  const { t } = useTranslation();
  const go = useNavigate({ from: '/devices/' });
  const zone = useZone();
  const may = useMay('asset.devices.write');
  const [doing, setDoing] = useState<'add' | 'suspend' | null>(null);
  const filter = deviceFilter(search, asOf);
  const list = useQuery({ ...devicesQuery(filter, search.cursor), placeholderData: keepPreviousData });
  const page = list.data;
  const columns = useMemo(() => deviceColumns(t, zone, asOf !== undefined), [t, zone, asOf]);
  const choice = useColumnChoice('devices', columns);
  const selection = useSelection(page?.items);
  const paging = usePaging(search, page && { next_cursor: page.next_cursor, shown: page.items.length });
  const change = useCallback(
    (next: Partial<DeviceSearch>) =>
      void go({ search: (before) => ({ ...before, ...next, ...firstPage }), replace: 'q' in next }),
    [go],
  );

  if (isProblem(list.error, 'permission_missing') && page === undefined)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <DeviceTabs />
      <ListPage
        title={t('devices.title')}
        total={page?.total}
        actions={
          <>
            <ColumnMenu columns={columns} choice={choice} />
            <ExportDevices filter={filter} />
            {may === 'never' ? null : (
              <Button kind="primary" disabled={may === 'past'} onClick={() => setDoing('add')}>
                <Plus aria-hidden />
                {t('devices.add')}
              </Button>
            )}
          </>
        }
        filters={<DeviceFilters search={search} asOf={asOf} onChange={change} />}
        selection={{
          count: selection.selected.size,
          onClear: selection.clear,
          actions: (
            <>
              <CopyButton
                name={t('devices.copySelected')}
                rows={selection.rows}
                columns={deviceCsvColumns(t, zone)}
                copied={t('devices.copied', { count: selection.rows.length })}
              />
              {may === 'allowed' ? (
                <Button onClick={() => setDoing('suspend')}>
                  <Ban aria-hidden strokeWidth={1.75} />
                  {t('devices.bulkSuspend')}
                </Button>
              ) : null}
            </>
          ),
        }}
        pager={page && page.total > 0 ? <Pager {...paging} shown={page.items.length} total={page.total} /> : null}
      >
        <DeviceCounts search={search} asOf={asOf} onChoose={(status) => change({ status })} />
        <ListTable
          list={list}
          label={t('devices.title')}
          columns={columns}
          rows={page?.items}
          nameOf={(device) => device.name}
          sort={filter.sort}
          onSort={(sort) => change({ sort })}
          visibility={choice.visibility}
          selected={selection.selected}
          onSelect={selection.select}
          empty={<NoDevices filtered={isFiltered(search)} past={asOf !== undefined} />}
        />
      </ListPage>
      <Suspense fallback={null}>
        {doing === 'add' ? <DevicePanel device={null} onClose={() => setDoing(null)} /> : null}
        {doing === 'suspend' ? (
          <SuspendDevicesPanel devices={selection.rows} onDone={selection.clear} onClose={() => setDoing(null)} />
        ) : null}
      </Suspense>
    </>
  );
}

function NoDevices({ filtered, past }: { filtered: boolean; past: boolean }) {
  const { t } = useTranslation();
  if (filtered) return <Notice title={t('devices.noMatch')}>{t('devices.noMatchHelp')}</Notice>;
  return (
    <Notice icon={MonitorSmartphone} title={t(past ? 'devices.nonePast' : 'devices.none')}>
      {past ? null : t('devices.noneHelp')}
    </Notice>
  );
}

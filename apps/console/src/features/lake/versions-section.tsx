import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../problems/loaded.tsx';
import { Moment, useZone } from '../../time/zone.tsx';
import { zoneName } from '../../time/zoned.ts';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { NoRows, Section } from '../../ui/page.tsx';
import { type SectionColumn, SectionTable } from '../lists/section-table.tsx';
import type { LakeTableVersion } from './api/lake-table.ts';
import { lakeTableVersionsQuery } from './api/list-lake-table-versions.ts';
import { REFRESH_MS } from './api/list-lake-tables.ts';

type Row = LakeTableVersion & { readonly id: string };

/** The versions that hold changes of this tenant's, the newest first. */
export function VersionsSection({ table }: { table: string }) {
  const { t } = useTranslation();
  const zone = useZone();
  const list = useInfiniteQuery({ ...lakeTableVersionsQuery(table), refetchInterval: REFRESH_MS });
  const rows = list.data?.pages.flatMap(({ items }) => items.map((item) => ({ ...item, id: item.published_at })));
  const columns: readonly SectionColumn<Row>[] = [
    {
      id: 'version',
      header: t('lake.version'),
      cell: ({ version, operation }) =>
        operation === 'rebuild' ? t('lake.rebuild', { version: version ?? '–' }) : version,
    },
    {
      id: 'published',
      header: `${t('lake.published')} (${zoneName(zone)})`,
      cell: ({ published_at }) => <Moment at={published_at} />,
    },
    { id: 'changes', header: t('lake.changes'), numeric: true, cell: ({ changes }) => count(changes) },
    {
      id: 'difference',
      header: t('lake.difference'),
      numeric: true,
      from: 'sm',
      cell: ({ rows_difference }) => (rows_difference === null ? null : signed(rows_difference)),
    },
    { id: 'rows', header: t('lake.rows'), numeric: true, cell: (version) => count(version.rows) },
  ];
  return (
    <Section title={t('lake.versions')}>
      <Loaded asked={{ data: rows, error: list.error, refetch: list.refetch }} lines={4}>
        {(versions) =>
          versions.length > 0 ? (
            <SectionTable label={t('lake.versions')} columns={columns} rows={versions} />
          ) : (
            <NoRows>{t('lake.noVersions')}</NoRows>
          )
        }
      </Loaded>
      {list.hasNextPage ? (
        <Button kind="quiet" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('lake.olderVersions')}
        </Button>
      ) : null}
    </Section>
  );
}

/** `+12`, `−3`, `0`. */
function signed(value: number): string {
  return value > 0 ? `+${count(value)}` : value < 0 ? `−${count(-value)}` : '0';
}

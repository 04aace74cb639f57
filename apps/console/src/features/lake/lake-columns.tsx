import type { TFunction } from 'i18next';
import type { BothLanguages } from '../../i18n/own-language.ts';
import { Moment } from '../../time/zone.tsx';
import { zoneName } from '../../time/zoned.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { count } from '../../ui/data-table/pager.tsx';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import type { LakeTableStanding } from './api/lake-table.ts';
import { Freshness } from './freshness.tsx';

export type LakeTableRow = LakeTableStanding & { readonly id: string };

export function lakeColumns(
  t: TFunction,
  zone: string,
  own: (words: BothLanguages) => string,
): readonly Column<LakeTableRow>[] {
  return [
    {
      id: 'name',
      header: t('lake.name'),
      main: true,
      cell: ({ name }) => (
        <RowLink to="/lake/$table" params={{ table: name }} translate="no">
          {name}
        </RowLink>
      ),
    },
    {
      id: 'description',
      header: t('lake.description'),
      from: 'lg',
      cell: (table) => <span title={own(table.descriptions)}>{own(table.descriptions)}</span>,
    },
    { id: 'status', header: t('field.status'), cell: ({ status }) => <StateTag state={status} /> },
    { id: 'rows', header: t('lake.rows'), numeric: true, from: 'sm', cell: ({ rows }) => count(rows) },
    {
      id: 'freshness',
      header: t('lake.freshness'),
      numeric: true,
      from: 'sm',
      cell: (table) => <Freshness seconds={table.freshness_seconds} />,
    },
    {
      id: 'complete_to',
      header: `${t('lake.completeTo')} (${zoneName(zone)})`,
      numeric: true,
      from: 'md',
      cell: (table) => table.complete_to && <Moment at={table.complete_to} />,
    },
    { id: 'version', header: t('lake.version'), numeric: true, from: 'lg', cell: ({ version }) => version },
  ];
}

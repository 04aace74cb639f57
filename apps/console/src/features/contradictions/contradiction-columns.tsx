import type { TFunction } from 'i18next';
import type { Contradiction } from '../../api/asset-types.ts';
import { Moment } from '../../time/zone.tsx';
import { zoneName } from '../../time/zoned.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { contradictionState, fieldText, subjectText, valueText } from './contradiction-text.ts';

export function contradictionColumns(t: TFunction, zone: string): readonly Column<Contradiction>[] {
  return [
    {
      id: 'subject',
      header: t('contradictions.what'),
      main: true,
      cell: (each) => (
        <RowLink to="/devices/contradictions/$contradictionId" params={{ contradictionId: each.id }}>
          {subjectText(t, each)}
        </RowLink>
      ),
    },
    { id: 'field', header: t('field.field'), cell: ({ field }) => fieldText(t, field) },
    {
      id: 'values',
      header: t('contradictions.values'),
      from: 'md',
      cell: ({ field, values }) => values.map((each) => valueText(t, field, each)).join(' / '),
    },
    { id: 'store', header: t('field.store_id'), from: 'lg', cell: ({ store_name }) => store_name },
    {
      id: 'status',
      header: t('field.status'),
      from: 'sm',
      cell: (each) => <StateTag state={contradictionState(each)} />,
    },
    {
      id: 'valid_from',
      header: `${t('field.valid_from')} (${zoneName(zone)})`,
      numeric: true,
      from: 'xl',
      cell: ({ valid_from }) => <Moment at={valid_from} />,
    },
  ];
}

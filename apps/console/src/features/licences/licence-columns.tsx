import type { TFunction } from 'i18next';
import type { Licence } from '../../api/asset-types.ts';
import type { Column } from '../../ui/data-table/columns.ts';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { licenceState, nameIn, periodText } from './licence-text.ts';
import { SeatBar } from './seat-bar.tsx';
import { TrialTag } from './trial-tag.tsx';

export function licenceColumns(t: TFunction, zone: string, language: string): readonly Column<Licence>[] {
  return [
    {
      id: 'product',
      header: t('licences.product'),
      main: true,
      sortable: true,
      cell: ({ id, product, product_name }) => (
        <RowLink to="/licences/$licenceId" params={{ licenceId: id }}>
          {nameIn(language, product_name, product)}
        </RowLink>
      ),
    },
    {
      id: 'plan',
      header: t('licences.plan'),
      cell: ({ plan, plan_name, trial }) => (
        <>
          {nameIn(language, plan_name, plan)}
          {trial ? <TrialTag /> : null}
        </>
      ),
    },
    { id: 'status', header: t('field.status'), from: 'sm', cell: (each) => <StateTag state={licenceState(each)} /> },
    { id: 'covers', header: t('field.covers'), from: 'lg', cell: ({ covers }) => t(`licences.covers.${covers}`) },
    { id: 'seats', header: t('licences.usage'), from: 'md', cell: (licence) => <SeatBar licence={licence} /> },
    {
      id: 'ends_at',
      header: t('licences.period'),
      sortable: true,
      from: 'lg',
      cell: (licence) => periodText(t, licence, zone),
    },
  ];
}

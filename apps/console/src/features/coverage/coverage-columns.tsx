import type { TFunction } from 'i18next';
import type { Column } from '../../ui/data-table/columns.ts';
import { count } from '../../ui/data-table/pager.tsx';
import { RowLink } from '../../ui/data-table/row-link.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import type { CoverageLine } from './api/list-coverage.ts';

/** How many names stand in a line. */
const NAMES = 3;

/** The columns of who has no second factor. */
export function coverageColumns(
  t: TFunction,
  language: string,
  onShow: (line: CoverageLine) => void,
): readonly Column<CoverageLine>[] {
  return [
    {
      id: 'store',
      header: t('field.store_id'),
      main: true,
      cell: ({ store_id, store_name }) =>
        store_id === null ? (
          <span className="font-strong text-ink">{t('coverage.noStore')}</span>
        ) : (
          <RowLink to="/stores/$storeId" params={{ storeId: store_id }}>
            {store_name}
          </RowLink>
        ),
    },
    {
      id: 'covered',
      header: t('coverage.covered'),
      cell: ({ people, without_second_factor: without }) =>
        people === 0 ? null : (
          <StatusDot tone={without.length === 0 ? 'done' : 'attention'}>
            {t('coverage.of', { with: count(people - without.length), people: count(people) })}
          </StatusDot>
        ),
    },
    {
      id: 'without',
      header: t('coverage.without'),
      numeric: true,
      cell: (line) =>
        line.without_second_factor.length === 0 ? null : (
          <button
            type="button"
            aria-label={t('coverage.show', {
              n: count(line.without_second_factor.length),
              store: line.store_name ?? t('coverage.noStore'),
            })}
            onClick={() => onShow(line)}
            className="text-accent hover:underline"
          >
            {t('coverage.people', { n: count(line.without_second_factor.length) })}
          </button>
        ),
    },
    {
      id: 'names',
      header: t('coverage.names'),
      from: 'lg',
      cell: ({ without_second_factor: without }) =>
        without.length === 0
          ? null
          : [
              ...without.slice(0, NAMES).map(({ name }) => name ?? t('people.erasedName')),
              ...(without.length > NAMES ? [t('signInPolicy.affects.more', { n: count(without.length - NAMES) })] : []),
            ].join(language === 'ja' ? '、' : ', '),
    },
  ];
}

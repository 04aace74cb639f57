import type { ReactNode } from 'react';
import { type Asked, Loaded } from '../../problems/loaded.tsx';
import { count, Pager, type PagerProps } from '../../ui/data-table/pager.tsx';
import { NoRows, Section } from '../../ui/page.tsx';

export interface ListSectionProps<Row> {
  readonly title: string;
  readonly list: Asked<{ readonly items: readonly Row[] }>;
  /** Shown beside the title; undefined: not known yet, or not worth knowing. */
  readonly total?: number | undefined;
  /** What else stands beside the title: where all of it is, what can be done. */
  readonly aside?: ReactNode;
  /** Said when there is nothing. */
  readonly none: string;
  /** How many grey lines stand for the rows to come. */
  readonly lines?: number;
  readonly pager?: PagerProps | null;
  readonly below?: ReactNode;
  /** The rows there are: a SectionTable, or SectionRows. */
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** A list that is part of a thing's page: its title and count, the rows or that there are none, the pages. */
export function ListSection<Row>(props: ListSectionProps<Row>) {
  const { title, list, total, aside, none, lines = 3, pager, below, children } = props;
  return (
    <Section
      title={title}
      aside={
        <>
          {total === undefined ? null : <span className="text-ink-2">{count(total)}</span>}
          {aside}
        </>
      }
    >
      <Loaded asked={list} lines={lines}>
        {({ items }) => (items.length > 0 ? children(items) : <NoRows>{none}</NoRows>)}
      </Loaded>
      {pager ? (
        <div className="flex py-2">
          <Pager {...pager} />
        </div>
      ) : null}
      {below}
    </Section>
  );
}

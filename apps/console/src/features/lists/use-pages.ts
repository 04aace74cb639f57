import { useState, useTransition } from 'react';
import type { List } from '../../api/types.ts';
import type { PagerProps } from '../../ui/data-table/pager.tsx';

/** Rows of a page. */
const PAGE = 50;

export interface Pages {
  readonly cursor: string | undefined;
  /** The next page is under way, the one before is still shown. */
  readonly turning: boolean;
  /** The way to the pages beside this one; null where one page holds all. */
  readonly pagerOf: (page: Omit<List<unknown>, 'as_of'> | undefined) => PagerProps | null;
}

/** Walks through the pages of a list that is only part of a page, so that its place is not in the address. */
export function usePages(): Pages {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [turning, start] = useTransition();
  const turn = (to: readonly string[]) => () => start(() => setCursors(to));
  return {
    cursor: cursors.at(-1),
    turning,
    pagerOf: (page) =>
      page === undefined || page.total <= PAGE
        ? null
        : {
            skipped: cursors.length * PAGE,
            shown: page.items.length,
            total: page.total,
            onPrevious: cursors.length > 0 ? turn(cursors.slice(0, -1)) : undefined,
            onNext: page.next_cursor === null ? undefined : turn([...cursors, page.next_cursor]),
          },
  };
}

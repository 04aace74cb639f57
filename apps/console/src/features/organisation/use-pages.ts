import { useState, useTransition } from 'react';
import type { List } from '../../api/types.ts';
import type { PagerProps } from '../../ui/data-table/pager.tsx';

/** Rows of a page. */
export const PAGE = 50;

export interface Pages {
  readonly cursor: string | undefined;
  /** The next page is under way, the one before is still shown. */
  readonly turning: boolean;
  readonly pagerOf: (page: Omit<List<unknown>, 'as_of'>) => PagerProps;
}

/** Walks through the pages of a list that is only part of a page, so that its place is not in the address. */
export function usePages(): Pages {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [turning, start] = useTransition();
  const turn = (to: readonly string[]) => () => start(() => setCursors(to));
  return {
    cursor: cursors.at(-1),
    turning,
    pagerOf: ({ items, total, next_cursor: next }) => ({
      skipped: cursors.length * PAGE,
      shown: items.length,
      total,
      onPrevious: cursors.length > 0 ? turn(cursors.slice(0, -1)) : undefined,
      onNext: next === null ? undefined : turn([...cursors, next]),
    }),
  };
}

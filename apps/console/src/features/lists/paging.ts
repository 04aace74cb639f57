import { useNavigate, useRouterState } from '@tanstack/react-router';
import { one, whole } from '../../routing/address-bar.ts';

/** Where in a list one is: the API's cursor, and how many rows lie before it. */
export interface Place {
  readonly cursor?: string;
  readonly skipped?: number;
}

/** The first page: what every other filter or sort leads to. */
export const firstPage = { cursor: undefined, skipped: undefined } as const;

export function placeFrom(search: Readonly<Record<string, unknown>>): Place {
  const cursor = one(search.cursor, 4000);
  const skipped = whole(search.skipped);
  return cursor === undefined || skipped === undefined ? firstPage : { cursor, skipped };
}

export interface Paging {
  readonly skipped: number;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/**
 * Moves through a list whose API only knows the next page: the pages that were left are kept with the history entry.
 * Whoever arrives in the middle by a link goes back to the first page.
 */
export function usePaging(place: Place, page: { next_cursor: string | null; shown: number } | undefined): Paging {
  const go = useNavigate();
  const earlier = useRouterState({ select: ({ location }) => location.state.earlier }) ?? [];
  const { cursor, skipped = 0 } = place;
  const next = page?.next_cursor ?? undefined;
  return {
    skipped,
    onPrevious:
      cursor === undefined
        ? undefined
        : () => {
            const { cursor: before, skipped: rows = 0 } = earlier.at(-1) ?? {};
            void go({
              to: '.',
              search: (search) => ({ ...search, cursor: before, skipped: rows || undefined }),
              state: { earlier: earlier.slice(0, -1) },
            });
          },
    onNext:
      next === undefined
        ? undefined
        : () =>
            void go({
              to: '.',
              search: (search) => ({ ...search, cursor: next, skipped: skipped + (page?.shown ?? 0) }),
              state: { earlier: [...earlier, { cursor, skipped }] },
            }),
  };
}

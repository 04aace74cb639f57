import { useMemo, useRef, useState } from 'react';

export interface Selection<Row> {
  readonly selected: ReadonlySet<string>;
  readonly select: (selected: ReadonlySet<string>) => void;
  readonly clear: () => void;
  /** The rows selected, also those of pages that were left. */
  readonly rows: readonly Row[];
}

/** What is selected in a list; it survives turning pages. */
export function useSelection<Row extends { readonly id: string }>(page: readonly Row[] | undefined): Selection<Row> {
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const seen = useRef(new Map<string, Row>());
  for (const row of page ?? []) seen.current.set(row.id, row);
  return useMemo(
    () => ({
      selected,
      select,
      clear: () => select(new Set()),
      get rows() {
        return [...selected].flatMap((id) => seen.current.get(id) ?? []);
      },
    }),
    [selected],
  );
}

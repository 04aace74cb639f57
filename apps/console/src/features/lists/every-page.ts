import type { List } from '../../api/types.ts';

/** Every row of a list, page by page; `onProgress` is told how many are there. */
export async function everyPage<Row>(
  readPage: (cursor: string | undefined) => Promise<List<Row>>,
  onProgress?: (done: number, total: number) => void,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await readPage(cursor);
    rows.push(...page.items);
    onProgress?.(rows.length, page.total);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

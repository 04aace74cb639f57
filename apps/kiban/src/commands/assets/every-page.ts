import type { Page, Position } from '@kiban/service';

/** The most that lists give at once. */
export const PAGE = 200;

/** Every item of a list, however many pages it has, or the first `most`. */
export async function everyPage<Item>(
  read: (after: Position | null) => Promise<Page<Item>>,
  most: number = Number.POSITIVE_INFINITY,
): Promise<Item[]> {
  const items: Item[] = [];
  let after: Position | null = null;
  do {
    const page: Page<Item> = await read(after);
    items.push(...page.items);
    after = page.next;
  } while (after !== null && items.length < most);
  return items.slice(0, most);
}

import { cursorMalformed, decodeCursor, encodeCursor } from '@kiban/service';

/** What a page of a list is asked with. */
interface Paged {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * A page of things that were read whole and put in order, which suits lists that stay short (connections, policies, terminals).
 * `list`: the operation's id, with what was asked for. `keyOf`: what they are in order of, unique.
 *
 * @throws Problem `cursor_malformed`
 */
export function pageOfItems<Thing>(
  list: string,
  { limit, cursor }: Paged,
  things: readonly Thing[],
  keyOf: (thing: Thing) => string,
): { readonly items: Thing[]; readonly next_cursor: string | null; readonly total: number } {
  const from = cursor === undefined ? undefined : decodeCursor(cursor);
  const after = from?.position[0];
  if (cursor !== undefined && (from?.list !== list || typeof after !== 'string')) throw cursorMalformed();
  const known = things.findIndex((thing) => keyOf(thing) === after);
  // what the page before ended at may be gone: it begins where that would stand
  const start =
    after === undefined || after === null
      ? 0
      : known >= 0
        ? known + 1
        : things.findIndex((thing) => keyOf(thing) > after);
  const items = start < 0 ? [] : things.slice(start, start + limit);
  const last = items.at(-1);
  const more = last !== undefined && start + limit < things.length;
  const next_cursor = more ? encodeCursor({ list, asked: {}, at: null, position: [keyOf(last)] }) : null;
  return { items, next_cursor, total: things.length };
}

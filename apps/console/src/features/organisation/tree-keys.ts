import type { TreeItem } from './tree.ts';
import { folded } from './tree-filter.ts';
import type { TreeRow } from './tree-rows.ts';

/** What a key does to a tree. */
export type TreeAct =
  | { readonly act: 'focus'; readonly id: string }
  | { readonly act: 'expand' | 'collapse'; readonly ids: readonly string[] }
  | { readonly act: 'choose'; readonly id: string }
  | null;

/**
 * The keys of a tree (ARIA Authoring Practices, tree view): arrows, Home, End, `*`, Enter, Space. `typed` is what has been typed
 * in quick succession, this key included: the focus goes to the next line that begins with it.
 */
export function actOfKey<Item extends TreeItem>(
  rows: readonly TreeRow<Item>[],
  focusedId: string,
  key: string,
  typed = '',
): TreeAct {
  const index = rows.findIndex((row) => row.item.id === focusedId);
  const row = rows[index];
  if (row === undefined) return null;
  switch (key) {
    case 'ArrowDown':
      return focus(rows[index + 1]);
    case 'ArrowUp':
      return focus(rows[index - 1]);
    case 'Home':
      return focus(rows[0]);
    case 'End':
      return focus(rows.at(-1));
    case 'ArrowRight':
      if (row.expanded === null) return null;
      return row.expanded ? focus(rows[index + 1]) : { act: 'expand', ids: [row.item.id] };
    case 'ArrowLeft':
      if (row.expanded) return { act: 'collapse', ids: [row.item.id] };
      return focus(rows.find((each) => each.item.id === row.parent_id));
    case 'Enter':
    case ' ':
      return { act: 'choose', id: row.item.id };
    case '*':
      return { act: 'expand', ids: closedSiblings(rows, row) };
    default:
      return typed === '' ? null : focus(nextBeginning(rows, index, typed));
  }
}

function focus<Item extends TreeItem>(row: TreeRow<Item> | undefined): TreeAct {
  return row === undefined ? null : { act: 'focus', id: row.item.id };
}

function closedSiblings<Item extends TreeItem>(rows: readonly TreeRow<Item>[], of: TreeRow<Item>): readonly string[] {
  return rows.filter((row) => row.parent_id === of.parent_id && row.expanded === false).map((row) => row.item.id);
}

/** One letter goes on to the next line each time it is typed; more letters may stay where they are. */
function nextBeginning<Item extends TreeItem>(
  rows: readonly TreeRow<Item>[],
  from: number,
  typed: string,
): TreeRow<Item> | undefined {
  const letters = [...folded(typed)];
  const same = letters.every((letter) => letter === letters[0]);
  const start = same ? from + 1 : from;
  const beginning = same ? (letters[0] ?? '') : letters.join('');
  const inOrder = [...rows.slice(start), ...rows.slice(0, start)];
  return inOrder.find(({ item }) => [item.name, item.kana ?? ''].some((text) => folded(text).startsWith(beginning)));
}

import type { TreeItem, TreeNode } from './tree.ts';

export interface FilteredTree<Item extends TreeItem> {
  readonly tree: readonly TreeNode<Item>[];
  /** Those that were looked for. */
  readonly matches: ReadonlySet<string>;
  /** Those that must be open for the matches to be seen. */
  readonly opened: ReadonlySet<string>;
}

/**
 * The part of a tree in which all words are found: what matches, what is above it (open), and what is below it (as it was).
 *
 * @param textOf what is searched of an item, beside its name and reading
 */
export function filteredTree<Item extends TreeItem>(
  tree: readonly TreeNode<Item>[],
  query: string,
  textOf: (item: Item) => string = () => '',
): FilteredTree<Item> {
  const words = folded(query).split(' ').filter(Boolean);
  const matches = new Set<string>();
  const opened = new Set<string>();
  if (words.length === 0) return { tree, matches, opened };
  const keep = (node: TreeNode<Item>, belowMatch: boolean): TreeNode<Item> | null => {
    const { id, name, kana } = node.item;
    const text = folded(`${name} ${kana ?? ''} ${textOf(node.item)}`);
    const match = words.every((word) => text.includes(word));
    if (match) matches.add(id);
    const seen = matches.size;
    const children = node.children.map((child) => keep(child, belowMatch || match)).filter((child) => child !== null);
    if (matches.size > seen) opened.add(id);
    return match || belowMatch || matches.size > seen ? { ...node, children } : null;
  };
  return { tree: tree.map((node) => keep(node, false)).filter((node) => node !== null), matches, opened };
}

/** Text in the form in which it is compared: width, case, and hiragana or katakana are nothing. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/\s+/g, ' ')
    .trim();
}

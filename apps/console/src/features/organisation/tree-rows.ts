import type { TreeItem, TreeNode } from './tree.ts';

/** One line of a tree as it is shown. */
export interface TreeRow<Item extends TreeItem> {
  readonly item: Item;
  readonly level: number;
  /** null: nothing is below it */
  readonly expanded: boolean | null;
  readonly position: number;
  readonly setSize: number;
  readonly parent_id: string | null;
}

/** The lines that are seen while these are expanded. */
export function rowsOf<Item extends TreeItem>(
  tree: readonly TreeNode<Item>[],
  expanded: ReadonlySet<string>,
  parentId: string | null = null,
): readonly TreeRow<Item>[] {
  return tree.flatMap((node, index) => {
    const open = expanded.has(node.item.id);
    const row: TreeRow<Item> = {
      item: node.item,
      level: node.level,
      expanded: node.children.length === 0 ? null : open,
      position: index + 1,
      setSize: tree.length,
      parent_id: parentId,
    };
    return open ? [row, ...rowsOf(node.children, expanded, node.item.id)] : [row];
  });
}

/** Small trees are shown whole, of large ones the first two levels. */
export function initiallyExpanded<Item extends TreeItem>(all: readonly TreeNode<Item>[]): ReadonlySet<string> {
  const whole = all.length <= 40;
  return new Set(all.filter((node) => whole || node.level === 1).map((node) => node.item.id));
}

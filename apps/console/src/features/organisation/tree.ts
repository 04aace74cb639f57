/** What a tree needs to know of a thing in it. */
export interface TreeItem {
  readonly id: string;
  readonly parent_id: string | null;
  readonly name: string;
  readonly kana: string | null;
}

export interface TreeNode<Item extends TreeItem> {
  readonly item: Item;
  /** 1 at the top */
  readonly level: number;
  readonly children: readonly TreeNode<Item>[];
}

/**
 * The tree of a flat list, siblings in the list's order. Nothing of the list is lost: what stands below something that is not in
 * the list (closed, or of another page) comes to the top, and a ring, which no list should hold, is cut at its first item.
 */
export function treeOf<Item extends TreeItem>(items: readonly Item[]): readonly TreeNode<Item>[] {
  const below = new Map<string | null, Item[]>();
  for (const item of items) {
    const siblings = below.get(item.parent_id);
    if (siblings) siblings.push(item);
    else below.set(item.parent_id, [item]);
  }
  const known = new Set(items.map((item) => item.id));
  const placed = new Set<string>();
  const place = (item: Item, level: number): TreeNode<Item> => {
    placed.add(item.id);
    const children = (below.get(item.id) ?? []).filter((child) => !placed.has(child.id));
    return { item, level, children: children.map((child) => place(child, level + 1)) };
  };
  const tops = items.filter((item) => item.parent_id === null || !known.has(item.parent_id));
  const tree = tops.map((item) => place(item, 1));
  for (const item of items) if (!placed.has(item.id)) tree.push(place(item, 1));
  return tree;
}

/** All nodes, each before what is below it. */
export function flattened<Item extends TreeItem>(tree: readonly TreeNode<Item>[]): readonly TreeNode<Item>[] {
  return tree.flatMap((node) => [node, ...flattened(node.children)]);
}

/** From the top down to the thing itself; empty when it is not in the list. */
export function pathTo<Item extends TreeItem>(items: readonly Item[], id: string): readonly Item[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const path: Item[] = [];
  for (let at = byId.get(id); at !== undefined && !path.includes(at); at = byId.get(at.parent_id ?? ''))
    path.unshift(at);
  return path;
}

/** The ids of a thing and of all that is below it: where it cannot be moved to. */
export function withAllBelow<Item extends TreeItem>(items: readonly Item[], id: string): ReadonlySet<string> {
  const node = flattened(treeOf(items)).find((each) => each.item.id === id);
  return new Set(node === undefined ? [] : flattened([node]).map((each) => each.item.id));
}

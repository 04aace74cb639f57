import { useState } from 'react';
import { flattened, pathTo, type TreeItem, type TreeNode } from './tree.ts';
import { initiallyExpanded } from './tree-rows.ts';

export interface Expansion {
  readonly expanded: ReadonlySet<string>;
  readonly set: (ids: readonly string[], open: boolean) => void;
}

/**
 * Which nodes are open: what the person opened, the way to what is chosen, and what a filter opens to show its matches. What is
 * folded while filtering stays so only for that filter.
 */
export function useExpansion<Item extends TreeItem>(
  tree: readonly TreeNode<Item>[],
  chosenId: string | undefined,
  filter: { readonly query: string; readonly opened: ReadonlySet<string> },
): Expansion {
  const [opened, setOpened] = useState(() => withWayTo(tree, chosenId, initiallyExpanded(flattened(tree))));
  const [chosen, setChosen] = useState(chosenId);
  if (chosen !== chosenId) {
    setChosen(chosenId);
    setOpened(withWayTo(tree, chosenId, opened));
  }
  const [folded, setFolded] = useState({ query: filter.query, ids: new Set<string>() as ReadonlySet<string> });
  if (folded.query !== filter.query) setFolded({ query: filter.query, ids: new Set() });

  const filtering = filter.query.trim() !== '';
  return {
    expanded: filtering ? without(joined(opened, filter.opened), folded.ids) : opened,
    set: (ids, open) => {
      if (filtering) setFolded({ ...folded, ids: open ? without(folded.ids, ids) : joined(folded.ids, ids) });
      if (!filtering || open) setOpened(open ? joined(opened, ids) : without(opened, ids));
    },
  };
}

function withWayTo<Item extends TreeItem>(
  tree: readonly TreeNode<Item>[],
  id: string | undefined,
  expanded: ReadonlySet<string>,
): ReadonlySet<string> {
  if (id === undefined) return expanded;
  const items = flattened(tree).map((node) => node.item);
  return joined(
    expanded,
    pathTo(items, id)
      .slice(0, -1)
      .map((item) => item.id),
  );
}

// not Set.prototype.union: browsers on old machines lack it
function joined(set: ReadonlySet<string>, more: Iterable<string>): ReadonlySet<string> {
  return new Set([...set, ...more]);
}

function without(set: ReadonlySet<string>, fewer: Iterable<string>): ReadonlySet<string> {
  const left = new Set(set);
  for (const id of fewer) left.delete(id);
  return left;
}

import { ChevronRight } from 'lucide-react';
import type { MouseEvent } from 'react';
import type { OrganizationUnit } from '../../api/types.ts';
import { cn } from '../../ui/class-names.ts';
import { count } from '../../ui/data-table/pager.tsx';
import type { TreeRow } from './tree-rows.ts';

export interface UnitTreeRowProps {
  readonly row: TreeRow<OrganizationUnit>;
  readonly chosen: boolean;
  /** The one line that Tab reaches. */
  readonly reachable: boolean;
  /** The filter looked for it. */
  readonly match: boolean;
  readonly disabled: boolean;
  readonly address: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onToggle: (id: string, open: boolean) => void;
}

const INDENT = 16; // pixels a level
const DEEPEST = 8; // levels that are told apart by indenting; the narrowest screens have no room for more

export function UnitTreeRow({ row, address, onChoose, onToggle, ...is }: UnitTreeRowProps) {
  const { item, level, expanded, position, setSize } = row;
  const toggle = (event: MouseEvent) => {
    if (expanded === null) return;
    event.preventDefault();
    event.stopPropagation();
    onToggle(item.id, !expanded);
  };
  const choose = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onChoose(item.id);
  };
  const Line = address === undefined ? 'div' : 'a';
  return (
    <Line
      role="treeitem"
      data-unit={item.id}
      href={address}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={setSize}
      aria-expanded={expanded ?? undefined}
      aria-selected={is.chosen}
      aria-disabled={is.disabled || undefined}
      tabIndex={is.reachable ? 0 : -1}
      onClick={choose}
      style={{ paddingLeft: `${(Math.min(level, DEEPEST) - 1) * INDENT}px` }}
      className={cn(
        'flex h-8 cursor-default items-center rounded-sm pr-2 text-ink',
        is.disabled ? 'text-ink-3' : 'hover:bg-hover aria-selected:bg-accent-soft aria-selected:text-accent',
        (is.match || is.chosen) && 'font-strong',
      )}
    >
      <span
        aria-hidden
        onClick={toggle}
        className={cn('grid size-7 shrink-0 place-items-center text-ink-3', expanded !== null && 'hover:text-ink')}
      >
        {expanded === null ? null : <ChevronRight className={cn('size-3.5', expanded && 'rotate-90')} />}
      </span>
      <span className={cn('min-w-0 truncate', item.status === 'closed' && 'line-through')}>{item.name}</span>
      <Count value={item.store_count} />
      <Count value={item.member_count} last />
    </Line>
  );
}

function Count({ value, last }: { value: number; last?: boolean }) {
  return (
    <span className={cn('shrink-0 pl-2 text-right font-normal text-ink-3 text-small', last ? 'w-12' : 'ml-auto w-12')}>
      {count(value)}
    </span>
  );
}

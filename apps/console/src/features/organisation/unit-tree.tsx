import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganizationUnit } from '../../api/types.ts';
import { treeOf } from './tree.ts';
import { filteredTree } from './tree-filter.ts';
import { actOfKey } from './tree-keys.ts';
import { rowsOf } from './tree-rows.ts';
import { useTypeAhead } from './type-ahead.ts';
import { UnitTreeRow } from './unit-tree-row.tsx';
import { useExpansion } from './use-expansion.ts';

export interface UnitTreeProps {
  readonly label: string;
  readonly units: readonly OrganizationUnit[];
  readonly query: string;
  readonly chosenId: string | undefined;
  readonly onChoose: (id: string) => void;
  /** Where a unit's page is, so that it can be opened in a tab of its own; left out where a unit is picked. */
  readonly addressOf?: (id: string) => string;
  /** Those that cannot be picked. */
  readonly disabled?: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/** The units as a tree (ARIA tree view): arrows, Home, End, letters; Enter chooses. */
export function UnitTree({ label, units, query, chosenId, onChoose, addressOf, disabled = none }: UnitTreeProps) {
  const { t } = useTranslation();
  const whole = useMemo(() => treeOf(units), [units]);
  const filtered = useMemo(() => filteredTree(whole, query, textOf), [whole, query]);
  const expansion = useExpansion(whole, chosenId, { query, opened: filtered.opened });
  const rows = rowsOf(filtered.tree, expansion.expanded);
  const [focusedId, setFocusedId] = useState(chosenId);
  const typed = useTypeAhead();
  const box = useRef<HTMLDivElement>(null);
  const reachable = [focusedId, chosenId].find((id) => rows.some((row) => row.item.id === id)) ?? rows[0]?.item.id;

  useEffect(() => {
    if (chosenId !== undefined) lineOf(box.current, chosenId)?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);

  const choose = (id: string) => {
    setFocusedId(id);
    if (!disabled.has(id)) onChoose(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || reachable === undefined || event.key === '/') return;
    const act = actOfKey(rows, reachable, event.key, typed(event.key));
    if (act === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (act.act === 'choose') return choose(act.id);
    if (act.act !== 'focus') return expansion.set(act.ids, act.act === 'expand');
    setFocusedId(act.id);
    lineOf(box.current, act.id)?.focus();
  };

  if (rows.length === 0)
    return (
      <div role="status" className="prose-line px-4 py-3 text-ink-2">
        <p>{t('organisation.noMatch')}</p>
        <p className="text-small">{t('organisation.noMatchHelp')}</p>
      </div>
    );
  return (
    <div
      ref={box}
      role="tree"
      aria-label={label}
      onKeyDown={onKeyDown}
      // a screen reader sets the focus on any line
      onFocus={({ target }) => setFocusedId(target.dataset.unit ?? focusedId)}
      className="px-1 py-1"
    >
      {rows.map((row) => (
        <UnitTreeRow
          key={row.item.id}
          row={row}
          chosen={row.item.id === chosenId}
          reachable={row.item.id === reachable}
          match={filtered.matches.has(row.item.id)}
          disabled={disabled.has(row.item.id)}
          address={addressOf?.(row.item.id)}
          onChoose={choose}
          onToggle={(id, open) => expansion.set([id], open)}
        />
      ))}
    </div>
  );
}

function textOf({ unit_type, identifiers }: OrganizationUnit): string {
  return [unit_type ?? '', ...identifiers.map(({ value }) => value)].join(' ');
}

function lineOf(box: HTMLElement | null, id: string): HTMLElement | null {
  return box?.querySelector<HTMLElement>(`[data-unit="${CSS.escape(id)}"]`) ?? null;
}

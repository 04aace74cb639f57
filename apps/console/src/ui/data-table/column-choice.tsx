import { Columns3 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { ToggleMenu } from '../menu.tsx';
import type { Column } from './columns.ts';

export interface ColumnChoice {
  readonly visibility: Readonly<Record<string, boolean>>;
  readonly toggle: (id: string, on: boolean) => void;
}

/** Which columns a person wants to see, remembered on this device under the table's name. */
export function useColumnChoice<Row>(table: string, columns: readonly Column<Row>[]): ColumnChoice {
  const key = `kiban.columns.${table}`;
  const [chosen, setChosen] = useState<Record<string, boolean>>(() => remembered(key));
  return {
    visibility: { ...Object.fromEntries(columns.map((column) => [column.id, !column.optional])), ...chosen },
    toggle: (id, on) => {
      const next = { ...chosen, [id]: on };
      setChosen(next);
      localStorage.setItem(key, JSON.stringify(next));
    },
  };
}

function remembered(key: string): Record<string, boolean> {
  const text = localStorage.getItem(key);
  if (text === null || !/^\{("[\w-]+":(true|false),?)*\}$/.test(text)) return {};
  return JSON.parse(text);
}

export function ColumnMenu<Row>({ columns, choice }: { columns: readonly Column<Row>[]; choice: ColumnChoice }) {
  const { t } = useTranslation();
  return (
    <ToggleMenu
      trigger={
        <Button kind="quiet" className="max-md:hidden">
          <Columns3 aria-hidden strokeWidth={1.75} />
          {t('ui.columns')}
        </Button>
      }
      toggles={columns
        .filter((column) => !column.main)
        .map(({ id, header }) => ({ id, label: header, on: choice.visibility[id] ?? true }))}
      onToggle={choice.toggle}
    />
  );
}

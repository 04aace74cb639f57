import { createTable, type DeltaTable, openTable, type TableOptions, type TableWarning } from '@kiban/delta-lake';
import type { ObjectStorage } from '@kiban/object-storage';
import { fieldOf } from './column.ts';
import { type LakeTable, propertiesOf, schemaOf } from './lake-table.ts';

/** The tables of the lake, each opened when it is first asked for. */
export interface Lake {
  readonly storage: ObjectStorage;
  /** What the ledger was compared with since it was opened: names of tables, `ledger` for the lake as a whole; and what was said of them. */
  readonly compared: Set<string>;
  /** @throws DeltaError `table_not_found` when nothing was published to it yet. */
  open(table: LakeTable): Promise<DeltaTable>;
  /** Makes the table where there is none, and adds columns that it does not have yet. */
  ensure(table: LakeTable): Promise<DeltaTable>;
  /** Forgets what is known of the tables: after an error that may come from it, or that left open what was written. */
  forget(): void;
}

export interface LakeOptions {
  readonly storage: ObjectStorage;
  /** Told of what failed after a commit to a table; by default it goes to the console. */
  readonly onWarning?: (table: string, warning: TableWarning) => void;
}

export function openLake({ storage, onWarning }: LakeOptions): Lake {
  const optionsOf = ({ name }: LakeTable): TableOptions =>
    onWarning === undefined ? {} : { onWarning: (warning) => onWarning(name, warning) };
  const opened = new Map<string, Promise<DeltaTable>>();
  const compared = new Set<string>();
  const once = (key: string, open: () => Promise<DeltaTable>): Promise<DeltaTable> => {
    const opening = opened.get(key) ?? open();
    opened.set(key, opening);
    opening.catch(() => opened.delete(key));
    return opening;
  };
  return {
    storage,
    compared,
    open: (table) => once(`open ${table.name}`, () => openTable(storage.within(table.name), optionsOf(table))),
    ensure: (table) => once(`ensure ${table.name}`, () => madeTable(storage, table, optionsOf(table))),
    forget: () => {
      opened.clear();
      compared.clear();
    },
  };
}

async function madeTable(storage: ObjectStorage, table: LakeTable, options: TableOptions): Promise<DeltaTable> {
  const made = await createTable(storage.within(table.name), {
    schema: schemaOf(table),
    partitionColumns: table.partition_columns,
    name: table.name,
    description: table.descriptions.en,
    properties: propertiesOf(table),
    ifNotExists: true,
    ...options,
  });
  const { schema } = await made.snapshot();
  const there = new Set(schema.fields.map(({ name }) => name));
  const missing = table.columns.filter(({ name }) => !there.has(name));
  if (missing.length > 0) await made.addColumns(missing.map((column) => ({ ...fieldOf(column), nullable: true })));
  return made;
}

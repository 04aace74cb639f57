/** PostgreSQL's types of state columns. Text with a check stands for an enumeration: enums defeat indexes under RLS. */
export type ColumnType = 'text' | 'uuid' | 'jsonb' | 'boolean' | 'int' | 'date' | 'timestamptz';

/**
 * An aggregate's tables: the state table `table`, its history `<table>_history`, and its kind in `event.domain_event`.
 * A field has one name everywhere: column, event, API and lake.
 */
export interface Aggregate<State> {
  readonly kind: string;
  /** `schema.table`. */
  readonly table: `${string}.${string}`;
  /** Raised when the shape of `State` changes in a way that readers of old events must know. */
  readonly schemaVersion: number;
  readonly columns: Readonly<Record<keyof State & string, ColumnType>>;
  /** Fields that tell who somebody is: they go to `event.personal_data`, the only part that can be erased. */
  readonly personal: readonly (keyof State & string)[];
}

/** A row of a state table. */
export type StateRow<State> = State & {
  readonly id: string;
  readonly version: number;
  /** When the last change happened (business time). */
  readonly valid_from: string;
  /** When it was recorded (the database's clock). */
  readonly recorded_at: string;
};

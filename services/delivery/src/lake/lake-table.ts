import type { StructType } from '@kiban/delta-lake';
import { type Descriptions, fieldOf, type LakeColumn } from './column.ts';

/** What a row of a table stands for, and so how batches of events become rows. */
export type TableForm =
  /** One row for each aggregate: the state it is in. */
  | 'current'
  /** One row for each state an aggregate was in, with the time it was in it. */
  | 'history'
  /** One row for each event of any kind. */
  | 'events'
  /** One row for each event of signing in. */
  | 'sign_ins';

/** A column that holds the id of an aggregate of the same tenant, and the table of these. */
export interface Reference {
  readonly column: string;
  readonly table: string;
}

/** A table of the lake: one folder below its root. */
export interface LakeTable {
  readonly name: string;
  readonly form: TableForm;
  /** Kinds of aggregates whose events it is made of; null: all. */
  readonly kinds: readonly string[] | null;
  /** Into how many parts each tenant's rows are divided, by the aggregate's id: what one change makes to be written anew. */
  readonly buckets: number;
  readonly partition_columns: readonly string[];
  /** In the order of the schema. */
  readonly columns: readonly LakeColumn[];
  readonly references: readonly Reference[];
  readonly descriptions: Descriptions;
}

/** Whether events of this kind make rows of the table. */
export function concerns(table: LakeTable, kind: string): boolean {
  return table.kinds === null || table.kinds.includes(kind);
}

export function schemaOf(table: LakeTable): StructType {
  return { type: 'struct', fields: table.columns.map(fieldOf) };
}

/** Days for which older versions of a table can still be read. */
const RETENTION_DAYS = 7;

/**
 * What the table is created with. Its columns that tell who somebody is are left out of the statistics: those stand in the
 * log for as long as the log does, and a rewritten file does not take them along.
 */
export function propertiesOf(table: LakeTable): Record<string, string> {
  const open = table.columns.filter(({ personal }) => !personal).map(({ name }) => name);
  return {
    'delta.dataSkippingStatsColumns': open.join(','),
    'delta.deletedFileRetentionDuration': `interval ${RETENTION_DAYS} days`,
    'delta.logRetentionDuration': `interval ${RETENTION_DAYS} days`,
  };
}

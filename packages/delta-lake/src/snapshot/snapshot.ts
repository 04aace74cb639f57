import type { AddFile, DomainMetadata, Metadata, Protocol, RemoveFile, Transaction } from '../log/action.ts';
import type { TableProperties } from '../protocol/table-properties.ts';
import type { StructType } from '../schema/data-type.ts';

/** A table at one of its versions. It never changes: newer versions are snapshots of their own. */
export interface Snapshot {
  readonly version: number;
  /** Milliseconds since 1970: the in-commit timestamp, otherwise when the commit was stored. */
  readonly timestamp: number;
  readonly protocol: Protocol;
  readonly metadata: Metadata;
  readonly properties: TableProperties;
  readonly schema: StructType;
  /** Names of the schema, in the order of the table's partitioning. */
  readonly partitionColumns: readonly string[];
  /** The files that hold the table's rows, by `fileKey`; their paths are relative to the table's root. */
  readonly files: ReadonlyMap<string, AddFile>;
  /** Files removed from the table, as far as the log still knows them. */
  readonly tombstones: ReadonlyMap<string, RemoveFile>;
  /** By application id. */
  readonly transactions: ReadonlyMap<string, Transaction>;
  /** By domain. */
  readonly domains: ReadonlyMap<string, DomainMetadata>;
}

/** Which version of a table: the newest, a number, or the newest at a time (milliseconds since 1970). */
export type SnapshotAt = 'latest' | { readonly version: number } | { readonly timestamp: number };

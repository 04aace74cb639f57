/** What a line of a commit file says: exactly one of these members (Delta protocol, "Actions"). */
export interface Action {
  readonly protocol?: Protocol;
  readonly metaData?: Metadata;
  readonly add?: AddFile;
  readonly remove?: RemoveFile;
  readonly cdc?: CdcFile;
  readonly txn?: Transaction;
  readonly domainMetadata?: DomainMetadata;
  readonly commitInfo?: CommitInfo;
}

export interface Protocol {
  readonly minReaderVersion: number;
  readonly minWriterVersion: number;
  readonly readerFeatures?: readonly string[];
  readonly writerFeatures?: readonly string[];
}

export interface Metadata {
  readonly id: string;
  readonly name?: string;
  readonly description?: string;
  readonly format: { readonly provider: string; readonly options: Readonly<Record<string, string>> };
  readonly schemaString: string;
  readonly partitionColumns: readonly string[];
  readonly configuration: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly createdTime?: number;
}

/** By physical column name; null and the empty string both mean null. */
export type PartitionValues = Readonly<Record<string, string | null>>;

export interface AddFile {
  /** URL-encoded, relative to the table's root. */
  readonly path: string;
  readonly partitionValues: PartitionValues;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modificationTime: number;
  readonly dataChange: boolean;
  /** JSON: `numRecords`, `minValues`, `maxValues`, `nullCount`, `tightBounds`. */
  readonly stats?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly deletionVector?: DeletionVectorDescriptor;
}

export interface RemoveFile {
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly deletionTimestamp?: number;
  readonly dataChange: boolean;
  readonly extendedFileMetadata?: boolean;
  readonly partitionValues?: PartitionValues;
  readonly size?: number;
  readonly tags?: Readonly<Record<string, string>>;
  readonly deletionVector?: DeletionVectorDescriptor;
}

export interface DeletionVectorDescriptor {
  /** `u`: a file named by a UUID, `i`: inline, `p`: an absolute path. */
  readonly storageType: 'u' | 'i' | 'p';
  readonly pathOrInlineDv: string;
  readonly offset?: number;
  readonly sizeInBytes: number;
  readonly cardinality: number;
}

export interface CdcFile {
  readonly path: string;
  readonly partitionValues: PartitionValues;
  readonly size: number;
  readonly dataChange: false;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface Transaction {
  readonly appId: string;
  readonly version: bigint;
  /** Milliseconds since 1970. */
  readonly lastUpdated?: number;
}

export interface DomainMetadata {
  readonly domain: string;
  readonly configuration: string;
  readonly removed: boolean;
}

/** The protocol leaves it open; these members are what Spark and others write, and what we read. */
export interface CommitInfo {
  /** Milliseconds since 1970. */
  readonly timestamp?: number;
  /** Milliseconds since 1970; strictly rising from version to version. Present with the feature `inCommitTimestamp`. */
  readonly inCommitTimestamp?: number;
  readonly operation?: string;
  readonly operationParameters?: Readonly<Record<string, unknown>>;
  readonly operationMetrics?: Readonly<Record<string, string>>;
  readonly isBlindAppend?: boolean;
  readonly readVersion?: number;
  readonly engineInfo?: string;
  /** A UUID of this commit: tells whether a commit whose answer was lost is ours. */
  readonly txnId?: string;
  readonly userMetadata?: string;
  readonly [member: string]: unknown;
}

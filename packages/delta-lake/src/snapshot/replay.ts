import { DeltaError } from '../errors.ts';
import type {
  Action,
  AddFile,
  CommitInfo,
  DomainMetadata,
  Metadata,
  Protocol,
  RemoveFile,
  Transaction,
} from '../log/action.ts';
import { fileKey, isAbsolutePath, relativePath } from '../log/file-path.ts';
import { requireReadable } from '../protocol/features.ts';
import { parseTableProperties } from '../protocol/table-properties.ts';
import { parseSchema } from '../schema/schema-text.ts';
import { LayeredMap } from './layered-map.ts';
import type { Snapshot } from './snapshot.ts';

/** What the log's actions add up to (Delta protocol, "Action Reconciliation"). */
export interface ReplayedLog {
  readonly protocol: Protocol | null;
  readonly metadata: Metadata | null;
  readonly files: LayeredMap<AddFile>;
  readonly tombstones: LayeredMap<RemoveFile>;
  readonly transactions: LayeredMap<Transaction>;
  readonly domains: LayeredMap<DomainMetadata>;
}

const nothing: ReplayedLog = {
  protocol: null,
  metadata: null,
  files: LayeredMap.of(new Map()),
  tombstones: LayeredMap.of(new Map()),
  transactions: LayeredMap.of(new Map()),
  domains: LayeredMap.of(new Map()),
};

/** Collects actions in the order of their versions and applies them all at once. */
export class Replay {
  readonly #base: ReplayedLog;
  #protocol: Protocol | null;
  #metadata: Metadata | null;
  readonly #files = new Map<string, AddFile | undefined>();
  readonly #tombstones = new Map<string, RemoveFile | undefined>();
  readonly #transactions = new Map<string, Transaction>();
  readonly #domains = new Map<string, DomainMetadata | undefined>();

  constructor(base: ReplayedLog = nothing) {
    this.#base = base;
    this.#protocol = base.protocol;
    this.#metadata = base.metadata;
  }

  /** The actions of one version, or a part of a checkpoint. A file's removal goes before its addition within a version. */
  apply(actions: readonly Action[]): void {
    for (const { remove } of actions) {
      if (remove === undefined) continue;
      const key = fileKey(remove);
      takeAway(this.#base.files, this.#files, key);
      this.#tombstones.set(key, remove);
    }
    for (const action of actions) {
      if (action.add !== undefined) {
        const key = fileKey(action.add);
        this.#files.set(key, action.add);
        takeAway(this.#base.tombstones, this.#tombstones, key);
      } else if (action.remove === undefined) this.#applyOther(action);
    }
  }

  #applyOther({ txn, protocol, metaData, domainMetadata }: Action): void {
    if (txn !== undefined) this.#transactions.set(txn.appId, txn);
    if (protocol !== undefined) this.#protocol = protocol;
    if (metaData !== undefined) this.#metadata = metaData;
    if (domainMetadata?.removed === true) takeAway(this.#base.domains, this.#domains, domainMetadata.domain);
    else if (domainMetadata !== undefined) this.#domains.set(domainMetadata.domain, domainMetadata);
  }

  finish(): ReplayedLog {
    return {
      protocol: this.#protocol,
      metadata: this.#metadata,
      files: this.#base.files.with(this.#files),
      tombstones: this.#base.tombstones.with(this.#tombstones),
      transactions: this.#base.transactions.with(this.#transactions),
      domains: this.#base.domains.with(this.#domains),
    };
  }
}

/** Only what the base holds needs a mark that it is gone: a log of 100,000 files would have as many marks. */
function takeAway<V>(base: LayeredMap<V>, changes: Map<string, V | undefined>, key: string): void {
  if (base.size > 0 && base.has(key)) changes.set(key, undefined);
  else if (changes.size > 0) changes.delete(key);
}

/** Actions whose files' paths are relative to the table's root, whatever the log wrote. */
export function withRelativePaths(actions: readonly Action[], location: string | undefined): readonly Action[] {
  if (!actions.some(({ add, remove, cdc }) => isAbsolutePath(add?.path ?? remove?.path ?? cdc?.path ?? '')))
    return actions;
  return actions.map((action): Action => {
    const relative = <T extends { readonly path: string }>(file: T): T => ({
      ...file,
      path: relativePath(file.path, location),
    });
    if (action.add !== undefined) return { add: relative(action.add) };
    if (action.remove !== undefined) return { remove: relative(action.remove) };
    return action.cdc === undefined ? action : { cdc: relative(action.cdc) };
  });
}

/**
 * @param earlier a snapshot of the same table: what the protocol and metadata say is taken from it while they are its own
 * @throws DeltaError `log_malformed` without protocol or metadata, `feature_unsupported` for what we do not read
 */
export function snapshotOf(
  log: ReplayedLog,
  version: number,
  timestampOf: TimestampOf,
  earlier: Snapshot | null = null,
): Snapshot {
  const { protocol, metadata } = log;
  const isSame = earlier !== null && earlier.protocol === protocol && earlier.metadata === metadata;
  const table = isSame ? earlier : describedTable(protocol, metadata, version);
  return {
    version,
    timestamp: timestampOf(table.properties.enableInCommitTimestamps),
    protocol: table.protocol,
    metadata: table.metadata,
    properties: table.properties,
    schema: table.schema,
    partitionColumns: table.partitionColumns,
    files: log.files,
    tombstones: log.tombstones,
    transactions: log.transactions,
    domains: log.domains,
  };
}

type DescribedTable = Pick<Snapshot, 'protocol' | 'metadata' | 'properties' | 'schema' | 'partitionColumns'>;

function describedTable(protocol: Protocol | null, metadata: Metadata | null, version: number): DescribedTable {
  if (protocol === null) throw new DeltaError('log_malformed', `version ${version} has no protocol`);
  requireReadable(protocol);
  if (metadata === null) throw new DeltaError('log_malformed', `version ${version} has no metadata`);
  if (metadata.format.provider !== 'parquet') {
    const feature = `format ${metadata.format.provider}`;
    throw new DeltaError('feature_unsupported', `cannot read data files of ${feature}`, { feature });
  }
  const schema = parseSchema(metadata.schemaString);
  for (const column of metadata.partitionColumns) {
    if (!schema.fields.some((field) => field.name === column)) {
      throw new DeltaError('schema_invalid', `the partition column ${column} is not in the schema`);
    }
  }
  const properties = parseTableProperties(metadata.configuration, protocol);
  return { protocol, metadata, properties, schema, partitionColumns: metadata.partitionColumns };
}

type TimestampOf = (areInCommitTimestampsEnabled: boolean) => number;

export function commitInfoOf(actions: readonly Action[]): CommitInfo | undefined {
  return actions.find((action) => action.commitInfo !== undefined)?.commitInfo;
}

/** When a commit happened, in milliseconds since 1970; `stored` is when its object was written, null where nobody knows. */
export function commitTimestamp(info: CommitInfo | undefined, stored: number | null, isInCommit: boolean): number {
  const inCommit = isInCommit ? info?.inCommitTimestamp : undefined;
  return inCommit ?? stored ?? info?.timestamp ?? 0;
}

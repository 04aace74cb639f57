import { DeltaError } from '../errors.ts';
import type { Action } from '../log/action.ts';
import { formatCommit } from '../log/commit-lines.ts';
import { formatJson } from '../log/json.ts';
import { parseTableProperties } from '../protocol/table-properties.ts';
import type { StructType } from '../schema/data-type.ts';
import { formatSchema } from '../schema/schema-text.ts';
import type { TableStorage } from '../storage/table-storage.ts';
import { requireKnownProperties } from './accepted-properties.ts';
import type { TableEnvironment } from './environment.ts';
import { putCommit } from './put-commit.ts';
import { requiredProtocol } from './required-protocol.ts';
import { requireNoChangeColumns, requireValidPartitioning, requireValidSchema } from './table-schema.ts';
import { TableSession } from './table-session.ts';

export interface CreateOptions {
  readonly schema: StructType;
  /** Rows that are equal in these columns lie in files of their own. */
  readonly partitionColumns?: readonly string[];
  readonly name?: string;
  readonly description?: string;
  /** Those of Delta begin with `delta.`, for instance `delta.enableChangeDataFeed`. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Takes the table that is there, as it is, instead of refusing. */
  readonly ifNotExists?: boolean;
}

/** @throws DeltaError `table_exists`, `schema_invalid`, `option_invalid`, `feature_unsupported` */
export async function createSession(
  storage: TableStorage,
  environment: TableEnvironment,
  options: CreateOptions,
): Promise<TableSession> {
  const txnId = environment.randomUuid();
  const actions = firstActions(options, environment, txnId);
  const existing = await openIfThere(storage, environment);
  if (existing === null && (await putCommit({ storage, environment }, 0, formatCommit(actions), txnId))) {
    return await TableSession.open(storage, environment);
  }
  if (options.ifNotExists !== true) throw new DeltaError('table_exists', 'there is a Delta table here already');
  return existing ?? (await TableSession.open(storage, environment));
}

function firstActions(
  { schema, partitionColumns = [], name, description, properties = {} }: CreateOptions,
  { now, randomUuid }: TableEnvironment,
  txnId: string,
): readonly Action[] {
  const valid = requireValidSchema(schema);
  requireValidPartitioning(valid, partitionColumns);
  const protocol = requiredProtocol(valid, properties);
  requireKnownProperties(properties, protocol);
  const timestamp = now();
  const parsed = parseTableProperties(properties, protocol);
  requireNoChangeColumns(valid, parsed);
  return [
    {
      commitInfo: {
        timestamp,
        ...(parsed.enableInCommitTimestamps ? { inCommitTimestamp: timestamp } : {}),
        operation: 'CREATE TABLE',
        operationParameters: { partitionBy: formatJson(partitionColumns), properties: formatJson(properties) },
        isBlindAppend: true,
        engineInfo: '@kiban/delta-lake',
        txnId,
      },
    },
    { protocol },
    {
      metaData: {
        id: randomUuid(),
        ...(name === undefined ? {} : { name }),
        ...(description === undefined ? {} : { description }),
        format: { provider: 'parquet', options: {} },
        schemaString: formatSchema(valid),
        partitionColumns,
        configuration: properties,
        createdTime: timestamp,
      },
    },
  ];
}

async function openIfThere(storage: TableStorage, environment: TableEnvironment): Promise<TableSession | null> {
  try {
    return await TableSession.open(storage, environment);
  } catch (error) {
    if (error instanceof DeltaError && error.code === 'table_not_found') return null;
    throw error;
  }
}

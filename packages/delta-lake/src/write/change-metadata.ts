import type { Action, Metadata, Protocol } from '../log/action.ts';
import { parseTableProperties } from '../protocol/table-properties.ts';
import { parseSchema } from '../schema/schema-text.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CommitOptions, CommitResult } from './commit-options.ts';
import { type CommitMoment, noReads } from './plan.ts';
import { requiredProtocol } from './required-protocol.ts';
import { requireNoChangeColumns } from './table-schema.ts';
import type { TableSession } from './table-session.ts';
import { transact } from './transact.ts';

export interface MetadataChange {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The metadata after the change. */
  readonly change: (snapshot: Snapshot) => Metadata;
}

/** Commits new metadata, and the protocol that it needs. Another writer's change of the metadata meanwhile makes it fail. */
export async function changeMetadata(
  session: TableSession,
  { name, parameters, change }: MetadataChange,
  options: CommitOptions,
): Promise<CommitResult> {
  const { result } = await transact(session, {
    name,
    parameters,
    options,
    prepare: async (snapshot) => {
      const metadata = change(snapshot);
      const schema = parseSchema(metadata.schemaString);
      const protocol = requiredProtocol(schema, metadata.configuration, snapshot.protocol);
      requireNoChangeColumns(schema, parseTableProperties(metadata.configuration, protocol));
      return {
        snapshot,
        actions: (moment) => actionsOf(snapshot, metadata, protocol, moment),
        reads: noReads,
        rowsWritten: 0,
        metrics: {},
        outcome: undefined,
      };
    },
  });
  return result;
}

/** The first commit with an in-commit timestamp says so (Delta protocol, "In-Commit Timestamps", writer requirement 4). */
function actionsOf(
  snapshot: Snapshot,
  metadata: Metadata,
  protocol: Protocol,
  moment: CommitMoment,
): readonly Action[] {
  const isEnabling =
    !snapshot.properties.enableInCommitTimestamps &&
    metadata.configuration['delta.enableInCommitTimestamps']?.toLowerCase() === 'true';
  const configuration = isEnabling
    ? {
        ...metadata.configuration,
        'delta.inCommitTimestampEnablementVersion': String(moment.version),
        'delta.inCommitTimestampEnablementTimestamp': String(moment.timestamp),
      }
    : metadata.configuration;
  const metaData: Action = { metaData: { ...metadata, configuration } };
  return protocol === snapshot.protocol ? [metaData] : [{ protocol }, metaData];
}

import { DeltaError } from '../errors.ts';
import type { Protocol } from '../log/action.ts';
import { fieldsBelow } from '../schema/fields.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Features that change how a table is read, of those we read. */
const readerFeatures: ReadonlySet<string> = new Set([
  'columnMapping',
  'deletionVectors',
  'timestampNtz',
  'v2Checkpoint',
  'vacuumProtocolCheck',
]);

/** Features under which we write; for some of them only while nothing of the table makes use of them. */
const writerFeatures: ReadonlySet<string> = new Set([
  ...readerFeatures,
  'appendOnly',
  'changeDataFeed',
  'checkConstraints',
  'domainMetadata',
  'generatedColumns',
  'identityColumns',
  'inCommitTimestamp',
  'invariants',
]);

/**
 * Whether a table of this protocol is read rightly (Delta protocol, "Reader Version Requirements").
 * @throws DeltaError `feature_unsupported`, naming the feature; `log_malformed` for versions that contradict each other
 */
export function requireReadable(protocol: Protocol): void {
  const { minReaderVersion } = protocol;
  if (minReaderVersion < 1) throw new DeltaError('log_malformed', `reader version ${minReaderVersion} does not exist`);
  if (minReaderVersion > 3) throw unsupported(`readerVersion ${minReaderVersion}`, 'read');
  if (minReaderVersion < 3) return;
  if (protocol.readerFeatures === undefined)
    throw new DeltaError('log_malformed', 'the protocol has no readerFeatures');
  for (const feature of protocol.readerFeatures) if (!readerFeatures.has(feature)) throw unsupported(feature, 'read');
}

/** What decides whether a table may be written to. */
type WritableTable = Pick<Snapshot, 'protocol' | 'metadata' | 'schema'>;

/**
 * Whether we may write to the table, keeping what it promises to everybody else.
 * @throws DeltaError `feature_unsupported`, naming the feature
 */
export function requireWritable(table: WritableTable): void {
  const { protocol } = table;
  requireReadable(protocol);
  const { minWriterVersion } = protocol;
  if (minWriterVersion > 7) throw unsupported(`writerVersion ${minWriterVersion}`, 'write');
  for (const feature of protocol.writerFeatures ?? []) {
    if (!writerFeatures.has(feature)) throw unsupported(feature, 'write');
  }
  const used = featureInUse(table);
  if (used !== null) throw unsupported(used, 'write');
}

/** A feature that the table makes use of and whose duties for writers are not carried out here. */
function featureInUse({ metadata, schema }: WritableTable): string | null {
  const { configuration } = metadata;
  if ((configuration['delta.columnMapping.mode'] ?? 'none') !== 'none') return 'columnMapping';
  if (Object.keys(configuration).some((key) => key.startsWith('delta.constraints.'))) return 'checkConstraints';
  for (const { field } of fieldsBelow(schema)) {
    const keys = Object.keys(field.metadata);
    if (keys.includes('delta.invariants')) return 'invariants';
    if (keys.includes('delta.generationExpression')) return 'generatedColumns';
    if (keys.includes('CURRENT_DEFAULT')) return 'allowColumnDefaults';
    if (keys.some((key) => key.startsWith('delta.identity.'))) return 'identityColumns';
  }
  return null;
}

function unsupported(feature: string, purpose: 'read' | 'write'): DeltaError {
  return new DeltaError('feature_unsupported', `cannot ${purpose} a table with ${feature}`, { feature });
}

import { DeltaError } from '../errors.ts';
import type { Protocol } from '../log/action.ts';
import { parseTableProperties } from '../protocol/table-properties.ts';

/** Properties of Delta that we keep to, or that change nothing for a writer. */
const known: ReadonlySet<string> = new Set([
  'appendOnly',
  'checkpointInterval',
  'dataSkippingNumIndexedCols',
  'dataSkippingStatsColumns',
  'deletedFileRetentionDuration',
  'enableChangeDataFeed',
  'enableExpiredLogCleanup',
  'enableInCommitTimestamps',
  'isolationLevel',
  'logRetentionDuration',
  'parquet.compression.codec',
  'targetFileSize',
]);

const codecs: ReadonlySet<string> = new Set(['snappy', 'zstd', 'uncompressed', 'none']);

/**
 * Names without `delta.` are the caller's own.
 * @throws DeltaError `feature_unsupported` for a property of Delta that we would not keep to, `option_invalid` for a value
 */
export function requireKnownProperties(properties: Readonly<Record<string, string>>, protocol: Protocol): void {
  for (const name of Object.keys(properties)) {
    if (!name.startsWith('delta.') || known.has(name.slice('delta.'.length))) continue;
    throw new DeltaError('feature_unsupported', `the table property ${name} is not supported`, { feature: name });
  }
  parseTableProperties(properties, protocol);
  const invalid = (name: string) =>
    new DeltaError('option_invalid', `the table property ${name} cannot be ${JSON.stringify(properties[name])}`);
  const isolation = properties['delta.isolationLevel'];
  if (isolation !== undefined && isolation !== 'Serializable' && isolation !== 'WriteSerializable') {
    throw invalid('delta.isolationLevel');
  }
  const codec = properties['delta.parquet.compression.codec'];
  if (codec !== undefined && !codecs.has(codec.toLowerCase())) throw invalid('delta.parquet.compression.codec');
}

import { requireKnownProperties } from './accepted-properties.ts';
import { changeMetadata } from './change-metadata.ts';
import type { CommitOptions, CommitResult } from './commit-options.ts';
import type { TableSession } from './table-session.ts';

/**
 * Sets properties of the table; null takes one away. A feature that a property needs is added to the table's protocol.
 * @throws DeltaError `feature_unsupported`, `option_invalid`
 */
export async function setProperties(
  session: TableSession,
  properties: Readonly<Record<string, string | null>>,
  options: CommitOptions,
): Promise<CommitResult> {
  const set = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null)) as Record<
    string,
    string
  >;
  return await changeMetadata(
    session,
    {
      name: 'SET TBLPROPERTIES',
      parameters: { properties: set },
      change: ({ metadata, protocol }) => {
        requireKnownProperties(set, protocol);
        const kept = Object.entries(metadata.configuration).filter(([name]) => !Object.hasOwn(properties, name));
        return { ...metadata, configuration: { ...Object.fromEntries(kept), ...set } };
      },
    },
    options,
  );
}

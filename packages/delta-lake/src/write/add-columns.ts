import { DeltaError } from '../errors.ts';
import type { StructField } from '../schema/data-type.ts';
import { formatSchema } from '../schema/schema-text.ts';
import { changeMetadata } from './change-metadata.ts';
import type { CommitOptions, CommitResult } from './commit-options.ts';
import { requireValidSchema } from './table-schema.ts';
import type { TableSession } from './table-session.ts';

/**
 * Adds columns behind those that are there; rows written before have null in them.
 * @throws DeltaError `schema_invalid` for a column that cannot be null, or whose name there is already
 */
export async function addColumns(
  session: TableSession,
  fields: readonly StructField[],
  options: CommitOptions,
): Promise<CommitResult> {
  const required = fields.find(({ nullable }) => !nullable);
  if (required !== undefined) {
    throw new DeltaError(
      'schema_invalid',
      `${required.name}: a column that is added must be nullable, for rows written before`,
    );
  }
  const names = fields.map(({ name }) => name);
  return await changeMetadata(
    session,
    {
      name: 'ADD COLUMNS',
      parameters: { columns: names },
      change: ({ metadata, schema }) => {
        const schemaString = formatSchema(requireValidSchema({ ...schema, fields: [...schema.fields, ...fields] }));
        return { ...metadata, schemaString };
      },
    },
    options,
  );
}

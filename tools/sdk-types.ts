import { join } from 'node:path';
import { schemaSource } from '../packages/sdk/build/schema-source.ts';
import { directoryDocument } from '../services/directory/src/api/describe-api.ts';

/** The SDK's types of the directory, as they stand in the repository. */
export const SDK_TYPES = join(import.meta.dirname, '../packages/sdk/src/directory/schema.ts');

/** The same, from the document that the directory serves. */
export const sdkTypes = (): Promise<string> => schemaSource(directoryDocument('en'));

import { join } from 'node:path';
import { schemaSource } from '../packages/sdk/build/schema-source.ts';
import { assetDocument } from '../services/asset/src/api/describe-api.ts';
import { authDocument } from '../services/auth/src/api/describe-api.ts';
import { directoryDocument } from '../services/directory/src/api/describe-api.ts';

const documents = { directory: directoryDocument, asset: assetDocument, auth: authDocument };

/** The SDK's types of each service, as they stand in the repository, by file; made from the document that the service serves. */
export const sdkTypes: Readonly<Record<string, () => Promise<string>>> = Object.fromEntries(
  Object.entries(documents).map(([service, documentIn]) => [
    join(import.meta.dirname, '../packages/sdk/src', service, 'schema.ts'),
    () => schemaSource(documentIn('en')),
  ]),
);

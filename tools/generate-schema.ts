// Writes what is generated: each schema's row types for Kysely, from a database that was just migrated, the SDK's types, and the
// reference of delta-lake.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabaseServer, prepareDatabase } from '@kiban/postgres';
import { modules } from '../apps/kiban/src/modules.ts';
import { API_DOCS, writeApiDocs } from '../packages/delta-lake/build/api-docs.ts';
import { schemaTypes } from './schema-types.ts';
import { sdkTypes } from './sdk-types.ts';

for (const [file, made] of Object.entries(sdkTypes)) writeFileSync(file, await made());
await writeApiDocs(API_DOCS);

const home = mkdtempSync(join(tmpdir(), 'kiban-schema-'));
chmodSync(home, 0o755); // the server's own user must be able to reach its data
const server = await openDatabaseServer({ home, settings: { fsync: 'off' } });
try {
  await prepareDatabase(server, modules);
  for (const problem of schemaTypes(server.ownerUrl, 'write')) throw new Error(problem);
} finally {
  await server.close();
  rmSync(home, { recursive: true, force: true });
}

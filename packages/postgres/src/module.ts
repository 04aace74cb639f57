import { join } from 'node:path';
import type { SchemaModule } from './schema-module.ts';

/** Schema `app`: the tenant of a transaction and the protection of tables. First of all modules. */
export const postgresModule: SchemaModule = {
  schema: 'app',
  migrations: join(import.meta.dirname, '../migrations'),
  roles: [],
  sharedRelations: {},
  globalKeys: {},
};

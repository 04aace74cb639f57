export {
  type CrossTenantDatabase,
  crossTenantRows,
  crossTenantSession,
  openCrossTenantDatabase,
} from './cross-tenant.ts';
export { type Database, type DatabaseOptions, openDatabase } from './database.ts';
export { databaseErrorOf } from './database-error.ts';
export { type Migration, MigrationError, migrate, pendingMigrations, withMigrationLock } from './migrate.ts';
export { postgresModule } from './module.ts';
export { asOwner, prepareDatabase } from './prepare-database.ts';
export {
  type PlatformFunction,
  type PolicyCommand,
  type RoleDeclaration,
  rolesOf,
  type SchemaModule,
} from './schema-module.ts';
export { type Credentials, openCredentials } from './server/credentials.ts';
export type { DatabaseServer } from './server/database-server.ts';
export { joinEmbeddedPostgres, superuserPassword } from './server/embedded-postgres.ts';
export { PostgresServerError } from './server/errors.ts';
export { type DatabaseServerOptions, openDatabaseServer, removeDatabaseServer } from './server/open-database-server.ts';
export { built, queryBuilder, type Statement, statement, statementFromTrustedText } from './statement.ts';
export { type TenantId, tenantId } from './tenant-id.ts';
export {
  type TenantTransaction,
  type TransactionOptions,
  tenantRead,
  tenantTransaction,
} from './tenant-transaction.ts';
export { isUnreachable } from './unreachable.ts';

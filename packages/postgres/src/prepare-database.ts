import { Client } from 'pg';
import { type Migration, migrate, withMigrationLock } from './migrate.ts';
import { ensureRoles } from './roles.ts';
import { rolesOf, type SchemaModule } from './schema-module.ts';

/**
 * Brings a database to what the modules describe: roles, then the schemas in the order given. Any number of processes may
 * do this at once. Connects as the owner.
 *
 * @returns the migrations that were run now.
 */
export async function prepareDatabase(
  server: { readonly ownerUrl: string; readonly credentials: { passwordOf(role: string): string } },
  modules: readonly SchemaModule[],
): Promise<Migration[]> {
  return asOwner(server.ownerUrl, (owner) =>
    withMigrationLock(owner, async () => {
      await closeToPublic(owner);
      await ensureRoles(owner, rolesOf(modules), (role) => server.credentials.passwordOf(role));
      return migrate(owner, modules);
    }),
  );
}

/** Nobody connects, and nobody makes temporary tables, unless the owner says so. */
async function closeToPublic(owner: Client): Promise<void> {
  await owner.query(`do $$ begin
    if has_database_privilege('public', current_database(), 'connect, temporary') then
      execute format('revoke all on database %I from public', current_database());
    end if;
  end $$`);
}

/** Runs `work` on a connection of its own as the owner. */
export async function asOwner<T>(ownerUrl: string, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: ownerUrl, application_name: 'kiban owner', options: '-c TimeZone=UTC' });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

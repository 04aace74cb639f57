import { asOwner, type DatabaseServer, pendingMigrations, rolesOf } from '@kiban/postgres';
import type { Finding } from '@kiban/postgres/guard';
import { modules } from '../modules.ts';
import type { Examined } from './check.ts';

/** Applied migrations against the files here. */
export async function examineMigrations(server: DatabaseServer): Promise<Examined> {
  const [pending, applied] = await asOwner(server.ownerUrl, async (owner) => [
    await pendingMigrations(owner, modules),
    (await owner.query<{ count: number }>('select count(*)::int as count from app.migration')).rows[0]?.count ?? 0,
  ]);
  const findings = pending.map(
    ({ schema, name }): Finding => ({
      rule: 'migration_pending',
      object: `${schema}/${name}`,
      message: `The migration ${schema}/${name} has not been applied.`,
      mend: 'kiban migrate',
    }),
  );
  return { looked: `${applied}`, findings };
}

interface ServerLimits {
  readonly max_connections: number;
  readonly reserved: number;
  readonly used: number;
}

/** Whether each role can log in with its password, and whether the server has connections for all of them. */
export async function examineRoles(server: DatabaseServer): Promise<Examined> {
  const roles = rolesOf(modules).filter((role) => role.login);
  const findings: Finding[] = [];
  for (const { name } of roles)
    await asOwner(server.urlOf(name), async (client) => client.query('select 1')).catch((error: Error) => {
      findings.push({
        rule: 'role_cannot_log_in',
        object: name,
        message: `${name} cannot log in: ${error.message}`,
        mend: 'kiban migrate (it sets the roles’ passwords anew)',
      });
    });
  const limits = await asOwner(server.ownerUrl, async (owner) => {
    const result = await owner.query<ServerLimits>(`
      select current_setting('max_connections')::int as max_connections,
        current_setting('superuser_reserved_connections')::int as reserved,
        (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used`);
    return result.rows[0] as ServerLimits;
  });
  const budget = roles.reduce((sum, role) => sum + role.connections, 0);
  const available = limits.max_connections - limits.reserved;
  if (budget > available)
    findings.push({
      rule: 'connection_budget',
      object: 'max_connections',
      message: `The roles may hold ${budget} connections, the server has ${available} for them.`,
      mend: `Set max_connections to at least ${budget + limits.reserved}, or give the roles fewer (RoleDeclaration.connections).`,
    });
  return {
    looked: `${roles.length} roles, ${limits.used} of ${available} connections used, budget ${budget}`,
    findings,
  };
}

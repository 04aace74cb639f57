import { type Client, escapeIdentifier, escapeLiteral } from 'pg';
import type { RoleDeclaration } from './schema-module.ts';
import { scramVerifier } from './server/scram-verifier.ts';

/**
 * Makes the declared roles and sets their passwords, connection limits and time limits, as the owner (CREATEROLE, no superuser).
 * The server is sent a SCRAM verifier (RFC 5803), never the password, so that no log can hold one.
 */
export async function ensureRoles(
  owner: Client,
  roles: readonly RoleDeclaration[],
  passwordOf: (role: string) => string,
): Promise<void> {
  const existing = await owner.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [
    roles.map((role) => role.name),
  ]);
  const known = new Set(existing.rows.map((row) => row.rolname));
  const version = await owner.query<{ server_version_num: string }>('show server_version_num');
  const limits = Object.entries(TIME_LIMITS).filter(
    ([name]) => name !== 'transaction_timeout' || Number(version.rows[0]?.server_version_num) >= 170_000,
  );
  for (const role of roles) {
    const name = escapeIdentifier(role.name);
    if (!known.has(role.name)) await owner.query(`create role ${name} nologin`);
    if (!role.login) continue;
    const verifier = escapeLiteral(scramVerifier(passwordOf(role.name)));
    await owner.query(`alter role ${name} login connection limit ${Number(role.connections)} password ${verifier}`);
    await owner.query(`do $$ begin
      if not has_database_privilege(${escapeLiteral(role.name)}, current_database(), 'connect') then
        execute format('grant connect on database %I to %I', current_database(), ${escapeLiteral(role.name)});
      end if;
    end $$`);
    for (const [limit, value] of limits) await owner.query(`alter role ${name} set ${limit} = ${escapeLiteral(value)}`);
  }
}

/** Every role's limits. A long transaction holds back the event feed of every tenant, so none may last. */
const TIME_LIMITS = {
  statement_timeout: '60s',
  transaction_timeout: '120s',
  idle_in_transaction_session_timeout: '30s',
  lock_timeout: '30s',
} as const;

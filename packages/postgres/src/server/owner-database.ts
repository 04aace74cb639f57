import type { Client } from 'pg';
import { scramVerifier } from './scram-verifier.ts';

export const OWNER = 'kiban_owner';
export const DATABASE = 'kiban';

const BOOTSTRAP_LOCK = 0x6b69_6262;

/** As the owner in its database: is everything as `makeOwnerDatabase` leaves it? */
export async function ownerDatabaseIsComplete(owner: Client): Promise<boolean> {
  const { rows } = await owner.query<{ complete: boolean }>(
    `select rolcreaterole and rolcanlogin
        and not (rolsuper or rolbypassrls or rolcreatedb or rolreplication)
        and pg_has_role(d.datdba, 'member')
        and not has_database_privilege('public', d.oid, 'connect, create, temporary')
        and not has_database_privilege('public', 'postgres', 'connect')
        and not has_schema_privilege('public', 'public', 'create') as complete
     from pg_roles, pg_database d where rolname = current_user and d.datname = current_database()`,
  );
  return rows[0]?.complete === true;
}

/**
 * Makes the owner (CREATEROLE, nothing more) and its database, as superuser in the database `postgres`; `inDatabase`
 * runs statements in the new one. Repeatable, and safe for several processes at once.
 */
export async function makeOwnerDatabase(
  superuser: Client,
  password: string,
  inDatabase: (sql: string) => Promise<void>,
): Promise<void> {
  await superuser.query('select pg_advisory_lock($1)', [BOOTSTRAP_LOCK]);
  const { rows } = await superuser.query<{ role_exists: boolean; database_exists: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as role_exists,
            exists (select from pg_database where datname = $2) as database_exists`,
    [OWNER, DATABASE],
  );
  const verb = rows[0]?.role_exists === true ? 'alter' : 'create';
  const verifier = superuser.escapeLiteral(scramVerifier(password));
  await superuser.query(
    `${verb} role ${OWNER} with login createrole nosuperuser nobypassrls nocreatedb noreplication password ${verifier}`,
  );
  if (rows[0]?.database_exists !== true) await superuser.query(`create database ${DATABASE} owner ${OWNER}`);
  // `postgres` too: who can connect there could take the lease lock
  await superuser.query(`revoke all on database ${DATABASE}, postgres, template1 from public`);
  await inDatabase('revoke create on schema public from public');
  await superuser.query('select pg_advisory_unlock($1)', [BOOTSTRAP_LOCK]);
}

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import { openCredentials } from './credentials.ts';
import type { DatabaseServer } from './database-server.ts';
import { PostgresServerError } from './errors.ts';

const CONNECT_TIMEOUT_MS = 10_000;

/** The operator's PostgreSQL: `databaseUrl`, which stands in the variable `setting`, names its database and the role that owns it. */
export async function openExternalServer(home: string, databaseUrl: string, setting: string): Promise<DatabaseServer> {
  const url = parse(databaseUrl, setting);
  const place = `${url.hostname}:${url.port || '5432'}${url.pathname}`;
  await checkOwner(url, place, setting);
  const digest = createHash('sha256').update(place).digest('hex').slice(0, 12);
  const credentials = openCredentials(join(home, `credentials-${digest}`));
  return {
    kind: 'external',
    ownerUrl: databaseUrl,
    credentials,
    startedHere: false,
    urlOf(role) {
      const own = new URL(url);
      own.username = role;
      own.password = credentials.passwordOf(role);
      return own.href;
    },
    describe: () => `PostgreSQL at ${place}`,
    close: () => Promise.resolve(), // nothing of it is ours
  };
}

function parse(databaseUrl: string, setting: string): URL {
  const url = URL.parse(databaseUrl);
  if (url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '' && url.pathname.length > 1)
    return url;
  throw new PostgresServerError(
    'database_unreachable',
    `${setting} is not the address of a database. It looks like postgres://owner:password@host:5432/database, with special characters in the password percent-encoded.`,
  );
}

async function checkOwner(url: URL, place: string, setting: string): Promise<void> {
  const client = new Client({ connectionString: url.href, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => undefined); // the query that runs into it reports it
  let mayCreateRoles: boolean;
  try {
    await client.connect();
    const { rows } = await client.query<{ may_create_roles: boolean }>(
      'select rolcreaterole or rolsuper as may_create_roles from pg_roles where rolname = current_user',
    );
    mayCreateRoles = rows[0]?.may_create_roles === true;
  } catch (error) {
    const said = error instanceof Error && error.message !== '' ? error.message : String(error);
    throw new PostgresServerError(
      'database_unreachable',
      `The database ${place} of ${setting} cannot be used as ${url.username}: ${said}. Check that it runs, that this machine may reach it, and the user and password.`,
      error,
    );
  } finally {
    await client.end();
  }
  if (mayCreateRoles) return;
  const role = url.username;
  throw new PostgresServerError(
    'owner_without_createrole',
    `${role} of ${setting} may not create roles, and Kiban gives each service a role of its own. As an administrator of ${place} run: alter role "${role}" createrole`,
  );
}

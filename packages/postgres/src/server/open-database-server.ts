import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Credentials, openCredentials } from './credentials.ts';
import type { DatabaseServer } from './database-server.ts';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  joinEmbeddedPostgres,
  type SystemFolders,
} from './embedded-postgres.ts';
import { codeOf } from './errors.ts';
import { openExternalServer } from './external-server.ts';
import { explainFileError } from './file-errors.ts';
import { DATABASE, makeOwnerDatabase, OWNER, ownerDatabaseIsComplete } from './owner-database.ts';
import { removeEmbeddedPostgres } from './remove-embedded-postgres.ts';

export interface DatabaseServerOptions extends Omit<EmbeddedPostgresOptions, 'folder'> {
  /** The folder for everything Kiban keeps on this machine. */
  readonly home: string;
  /** A PostgreSQL of the operator's, as its owner role; then no server is started. */
  readonly databaseUrl?: string | undefined;
  /** The variable that `databaseUrl` comes from, for what is said when it cannot be used; DATABASE_URL unless set. */
  readonly setting?: string;
}

/** The database Kiban runs on, ready for migrations: the operator's, or the embedded one. Throws PostgresServerError. */
export async function openDatabaseServer(options: DatabaseServerOptions): Promise<DatabaseServer> {
  const { home, databaseUrl, setting = 'DATABASE_URL', ...embedded } = options;
  if (databaseUrl !== undefined && databaseUrl !== '') return openExternalServer(home, databaseUrl, setting);
  const server = await joinEmbeddedPostgres({ ...embedded, folder: join(home, 'postgres') });
  try {
    const credentials = openCredentials(join(home, 'credentials'));
    await ensureOwnerDatabase(server, credentials.passwordOf(OWNER));
    return embeddedServer(server, credentials);
  } catch (error) {
    await server.leave();
    throw explainFileError(error, home);
  }
}

/** Deletes the embedded database of `home` and every password of its roles. Throws `in_use` while a process uses it. */
export async function removeDatabaseServer(home: string, systemFolders?: SystemFolders): Promise<void> {
  await removeEmbeddedPostgres(join(home, 'postgres'), systemFolders);
  rmSync(join(home, 'credentials'), { recursive: true, force: true });
}

function embeddedServer(server: EmbeddedPostgres, credentials: Credentials): DatabaseServer {
  const { host, port, dataFolder, startedHere } = server;
  const urlOf = (role: string): string =>
    `postgres://${role}:${credentials.passwordOf(role)}@${host}:${port}/${DATABASE}`;
  return {
    kind: 'embedded',
    ownerUrl: urlOf(OWNER),
    credentials,
    startedHere,
    urlOf,
    describe: () => `embedded PostgreSQL at ${host}:${port}/${DATABASE}, data in ${dataFolder}`,
    close: () => server.leave(),
  };
}

/** One look as the owner tells whether there is anything to do, which is what every start but the first pays. */
async function ensureOwnerDatabase(server: EmbeddedPostgres, ownerPassword: string): Promise<void> {
  const complete = await within(server, OWNER, ownerPassword, DATABASE, ownerDatabaseIsComplete).catch(
    (error: unknown) => {
      // no such role or another password, no such database, may not log in or connect
      if (['28P01', '28000', '3D000', '42501'].includes(codeOf(error) ?? '')) return false;
      throw error;
    },
  );
  if (complete) return;
  const { superuser, superuserPassword } = server;
  await within(server, superuser, superuserPassword, 'postgres', (client) =>
    makeOwnerDatabase(client, ownerPassword, async (sql) => {
      await within(server, superuser, superuserPassword, DATABASE, (inside) => inside.query(sql));
    }),
  );
}

async function within<T>(
  server: EmbeddedPostgres,
  user: string,
  password: string,
  database: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ host: server.host, port: server.port, user, password, database });
  client.on('error', () => undefined); // the query that runs into it reports it
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}

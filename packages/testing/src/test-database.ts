import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { TEMPLATE, urlFor } from './test-server.ts';

/** A database of a test file's own. */
export interface TestDatabase {
  /** Sees and may do everything: for planting and counting, never for the behaviour under test. */
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  urlOf(role: string): string;
  /** Runs statements as the superuser, on a session that is used again: what is set is set locally. */
  plant<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** SQL that lets a role connect: nobody can, unless somebody says so. */
  grantConnect(role: string): string;
  drop(): Promise<void>;
}

/** Copies the migrated template database. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = serverOfWorker();
  const passwords = inject('passwords');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const superuserUrl = new URL(server);
  superuserUrl.pathname = `/${name}`;
  const grantConnect = (role: string): string => `grant connect on database ${name} to ${role}`;
  await onServer(server, [
    `create database ${name} template ${TEMPLATE} owner kiban_owner strategy wal_log`,
    `revoke all on database ${name} from public`,
    grantConnect(Object.keys(passwords).join(', ')),
  ]);
  const urlOf = (role: string): string => urlFor(server, role, passwords[role] ?? '', name);
  const sessions = new Sessions(superuserUrl.href);
  return {
    superuserUrl: superuserUrl.href,
    ownerUrl: urlOf('kiban_owner'),
    urlOf,
    plant: (sql, values) => sessions.run(sql, values),
    grantConnect,
    drop: async () => {
      await sessions.end();
      await onServer(server, [`drop database ${name} with (force)`]);
    },
  };
}

function serverOfWorker(): string {
  const servers = inject('superuserUrls');
  const server = servers[(Number(process.env.VITEST_POOL_ID) - 1) % servers.length];
  if (server === undefined) throw new Error('Vitest tells no number of this worker.');
  return server;
}

async function onServer(url: string, statements: readonly string[]): Promise<void> {
  const client = await connected(url);
  try {
    for (const sql of statements) await client.query(sql);
  } finally {
    await client.end();
  }
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, options: '-c TimeZone=UTC' });
  await client.connect();
  return client;
}

/** Connections, as many as statements run at once; one is kept for the next, for connecting takes longer than most statements. */
class Sessions {
  readonly #url: string;
  readonly #open = new Set<Client>();
  #idle: Client | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  async run<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const client = this.#take() ?? (await this.#connect());
    try {
      const { rows } = await client.query<Row>(sql, [...values]);
      return rows;
    } finally {
      if (this.#idle === undefined && this.#open.has(client)) this.#idle = client;
      else await client.end();
    }
  }

  async end(): Promise<void> {
    await Promise.all([...this.#open].map((client) => client.end()));
  }

  #take(): Client | undefined {
    const client = this.#idle;
    this.#idle = undefined;
    return client;
  }

  async #connect(): Promise<Client> {
    const client = await connected(this.#url);
    this.#open.add(client);
    client.on('error', () => undefined); // somebody ended it, which is no fault: the next statement gets another
    client.once('end', () => {
      this.#open.delete(client);
      if (this.#idle === client) this.#idle = undefined;
    });
    return client;
  }
}

import { Pool, type PoolClient, types } from 'pg';

/** Reaches the pool from inside this package; not exported from it, so that tenant data has two doors only. */
export const POOL = Symbol('pool');

/** The connections of one role to one database. */
export interface Database {
  readonly [POOL]: Pool;
  readonly role: string;
  /** Idle connections that the server ended since the start; the pool has replaced them. */
  readonly lostConnections: () => number;
  /** Waits for running transactions, then closes every connection. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `postgres://role:password@host:port/database`. */
  readonly url: string;
  /** The most connections this process opens; part of the connection budget of the role. */
  readonly connections: number;
  /** Shown in `pg_stat_activity`. */
  readonly application: string;
}

/** Opens a pool whose connections pipeline: statements sent without waiting travel in one round trip. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new Pool({
    connectionString: options.url,
    max: options.connections,
    application_name: options.application,
    options: '-c TimeZone=UTC',
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    types: { getTypeParser },
  });
  let lost = 0;
  pool.on('error', () => {
    lost += 1; // without a listener an idle connection that the server ends takes the process with it
  });
  const sockets = new Set<Promise<void>>();
  pool.on('connect', (client) => {
    // a connection in use that the server ends fails its statements, and would take the process with it besides
    client.on('error', () => undefined);
    const closed = new Promise<void>((resolve) => client.once('end', resolve)).then(() => void sockets.delete(closed));
    sockets.add(closed);
  });
  return {
    [POOL]: pool,
    role: decodeURIComponent(new URL(options.url).username),
    lostConnections: () => lost,
    close: async () => {
      await pool.end();
      await Promise.all(sockets); // pool.end() resolves before the sockets are closed
    },
  };
}

/**
 * Takes a connection, and gives it back: whole when its transaction has ended, otherwise destroyed.
 * ROLLBACK is sent behind whatever is still under way, so that its answer says that all of it has been answered.
 */
export async function withConnection<T>(database: Database, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await database[POOL].connect();
  let clean = false;
  try {
    const result = await work(client);
    clean = client.getTransactionStatus() === 'I';
    return result;
  } catch (error) {
    clean = await client.query('rollback').then(
      () => client.getTransactionStatus() === 'I',
      () => false,
    );
    throw error;
  } finally {
    client.release(!clean);
  }
}

// Times keep their microseconds (a JavaScript Date would cut them, and with them the order of a stream); dates stay dates.
const asText = (value: string): string => value;
const asTime = (value: string): string =>
  value.endsWith('infinity') ? value : value.replace(' ', 'T').replace(/\+00$/, 'Z');
const asNumber = (value: string): number => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`The count ${value} is too large for a number.`);
  return number;
};
const parsers: Readonly<Record<number, (value: string) => unknown>> = {
  [types.builtins.TIMESTAMPTZ]: asTime,
  [types.builtins.DATE]: asText,
  [types.builtins.INT8]: asNumber,
};

function getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
  return parsers[oid] ?? types.getTypeParser(oid, format as 'text');
}

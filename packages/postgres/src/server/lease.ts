import { Client } from 'pg';
import { codeOf } from './errors.ts';

/** Advisory lock of the database `postgres`: shared by each process that uses the server, exclusive to stop it. */
const LEASE_KEY = 0x6b69_6261;
const RECONNECT_MS = 500;
const CONNECT_TIMEOUT_MS = 10_000;

export interface Address {
  readonly port: number;
  readonly password: string;
}

export interface Lease {
  /** Gives the lease up. True: nobody else holds one, and until `close` nobody can get one. */
  release(): Promise<boolean>;
  close(): Promise<void>;
}

/** A session as superuser in the database `postgres`; undefined when the server is not there, or is starting or stopping. */
export async function connectSuperuser({ port, password }: Address, purpose: string): Promise<Client | undefined> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    application_name: `kiban ${purpose}, process ${process.pid}`,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  client.on('error', () => undefined); // the server ending a session is an event here ('end'), no failure
  try {
    await client.connect();
    return client;
  } catch (error) {
    if (isPassing(error)) return undefined;
    throw error;
  }
}

/** Waits while somebody stops the server; undefined when it went. */
export async function acquireLease(address: Address): Promise<Lease | undefined> {
  let session = await leaseSession(address);
  if (session === undefined) return undefined;
  let released = false;

  // A crashed backend makes the server end every session; without its lease this process would lose the server to the next leaver.
  const renew = async (): Promise<void> => {
    if (released) return;
    session = await leaseSession(address);
    if (session !== undefined) watch(session);
    else setTimeout(renewIfOurs, RECONNECT_MS).unref();
    if (released) await session?.end();
  };
  // a refused password: the port belongs to another server now, and ours is gone
  const renewIfOurs = (): void => void renew().catch(() => undefined);
  const watch = (client: Client): void => {
    client.once('end', () => {
      if (session === client) session = undefined;
      renewIfOurs();
    });
  };
  watch(session);

  return {
    async release() {
      released = true;
      session ??= await connectSuperuser(address, 'leaving').catch(() => undefined);
      if (session === undefined) return false; // the server is gone already
      try {
        await session.query('select pg_advisory_unlock_all()');
        return await tryExclusive(session);
      } catch (error) {
        if (isPassing(error)) return false; // somebody else is stopping it
        throw error;
      }
    },
    async close() {
      released = true;
      await session?.end();
    },
  };
}

export async function tryExclusive(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [LEASE_KEY]);
  return rows[0]?.alone === true;
}

/** The processes that hold a lease, as PostgreSQL knows them. */
export async function leaseHolders(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ application_name: string }>(
    `select a.application_name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = $1 and l.classid = 0 and l.pid <> pg_backend_pid()`,
    [LEASE_KEY],
  );
  return rows.map((row) => row.application_name);
}

async function leaseSession(address: Address): Promise<Client | undefined> {
  const client = await connectSuperuser(address, 'lease');
  if (client === undefined) return undefined;
  try {
    await client.query('select pg_advisory_lock_shared($1)', [LEASE_KEY]);
    return client;
  } catch (error) {
    if (isPassing(error)) return undefined;
    await client.end();
    throw error;
  }
}

/** Failures of a server that is not there yet, is going, or is full for a moment. */
function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined) {
    return ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300'].includes(code);
  }
  return (
    error instanceof Error &&
    /^Connection terminated|^Client has encountered a connection error|timeout/.test(error.message)
  );
}

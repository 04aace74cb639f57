import type { PoolClient, QueryResult } from 'pg';
import { type Database, withConnection } from './database.ts';
import { preparedName } from './prepared-name.ts';
import type { Statement } from './statement.ts';
import type { TenantId } from './tenant-id.ts';

/** Reads and writes one tenant's rows in one transaction. The only value that functions writing tenant data accept. */
export interface TenantTransaction {
  readonly tenantId: TenantId;
  /** Runs a statement. Statements sent without awaiting the one before travel in one round trip. */
  rows<Row>(statement: Statement<Row>): Promise<Row[]>;
  /** Runs the last statement together with COMMIT, in one round trip. Nothing can be run afterwards. */
  commitWith<Row>(statement: Statement<Row>): Promise<Row[]>;
}

type RowsOf<Statements extends readonly Statement<unknown>[]> = {
  [Index in keyof Statements]: Statements[Index] extends Statement<infer Row> ? Row[] : never;
};

/**
 * Reads rows of one tenant: BEGIN, the tenant, the statements and COMMIT in one round trip, all on one snapshot.
 *
 * @throws the database's error; nothing is returned when any part failed.
 */
export async function tenantRead<const Statements extends readonly Statement<unknown>[]>(
  database: Database,
  tenantId: TenantId,
  statements: Statements,
): Promise<RowsOf<Statements>> {
  return withConnection(database, async (client) => {
    const [, , ...results] = await settled([
      client.query('begin isolation level repeatable read read only'),
      setTenant(client, tenantId),
      ...statements.map((statement) => send(client, statement, true)),
      client.query('commit'),
    ]);
    return results.slice(0, -1).map((result) => result.rows) as RowsOf<Statements>;
  });
}

export interface TransactionOptions {
  /**
   * False for bulk work, default true. A prepared statement keeps the plan it was given when its tables were small; planning
   * each time costs a millisecond and fits what the tables have become.
   */
  readonly prepare?: boolean;
}

/**
 * Does a piece of work on one tenant's rows in one transaction. What `work` sends first travels with BEGIN.
 * An error rolls everything back; a connection whose transaction did not end is closed, never reused.
 */
export async function tenantTransaction<T>(
  database: Database,
  tenantId: TenantId,
  work: (transaction: TenantTransaction) => Promise<T>,
  { prepare = true }: TransactionOptions = {},
): Promise<T> {
  return withConnection(database, async (client) => {
    let ended = false;
    let committed: Promise<unknown> | undefined;
    const started = settled([client.query('begin'), setTenant(client, tenantId)]);
    started.catch(() => undefined); // awaited below; without this a failure during the work would be unhandled
    const transaction: TenantTransaction = {
      tenantId,
      rows: async (statement) => {
        if (ended) throw new Error('This transaction has ended.');
        const [, result] = await settled([started, send(client, statement, prepare)]);
        return rowsOf(result);
      },
      commitWith: async (statement) => {
        if (ended) throw new Error('This transaction has ended.');
        ended = true;
        const sent = settled([started, send(client, statement, prepare), commit(client)]);
        sent.catch(() => undefined); // awaited below as well, whether or not the work awaits it
        committed = sent;
        const [, result] = await sent;
        return rowsOf(result);
      },
    };
    try {
      const result = await work(transaction);
      await started;
      await (committed ?? commit(client));
      return result;
    } finally {
      ended = true;
    }
  });
}

/** The one place that says whose rows a transaction sees. `true`: the setting ends with the transaction. */
function setTenant(client: PoolClient, tenantId: TenantId): Promise<QueryResult> {
  return client.query({ name: 'tenant', text: "select set_config('app.tenant_id', $1, true)", values: [tenantId] });
}

async function commit(client: PoolClient): Promise<QueryResult> {
  const result = await client.query('commit');
  // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error
  if (result.command !== 'COMMIT') throw new Error('The transaction was rolled back: one of its statements failed.');
  return result;
}

function send(client: PoolClient, { sql, parameters }: Statement<unknown>, prepare: boolean): Promise<QueryResult> {
  const name = prepare ? preparedName(sql) : undefined;
  return client.query({ ...(name === undefined ? {} : { name }), text: sql, values: [...parameters] });
}

/** Waits for all, so that none is left behind unhandled, then fails with the first failure in order of sending. */
async function settled(sent: readonly Promise<unknown>[]): Promise<QueryResult[]> {
  const results = await Promise.allSettled(sent);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return results.map((result) => (result as PromiseFulfilledResult<QueryResult>).value);
}

function rowsOf<Row>(result: unknown): Row[] {
  return (result as QueryResult<Row & object>).rows;
}

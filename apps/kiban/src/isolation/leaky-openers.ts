import type { Database, TenantTransaction, tenantTransaction } from '@kiban/postgres';

/** What an opener needs of a pooled connection. */
interface Connection {
  query(text: string, values?: unknown[]): Promise<{ rows: never[] }>;
  release(): void;
}

interface Pool {
  connect(): Promise<Connection>;
}

/** The pool is out of reach for everybody else, and these are what happens when it is not. */
function poolOf(database: Database): Pool {
  const [symbol] = Object.getOwnPropertySymbols(database);
  return Reflect.get(database, symbol as symbol) as Pool;
}

function transactionOn(connection: Connection, tenantId: TenantTransaction['tenantId']): TenantTransaction {
  const rows: TenantTransaction['rows'] = async ({ sql, parameters }) =>
    (await connection.query(sql, [...parameters])).rows;
  return { tenantId, rows, commitWith: rows };
}

/** The mistake of the talk that this system comes from: the tenant outlives the transaction. */
export const openerThatKeepsTheTenant: typeof tenantTransaction = async (database, tenantId, work) => {
  const connection = await poolOf(database).connect();
  try {
    await connection.query('begin');
    await connection.query("select set_config('app.tenant_id', $1, false)", [tenantId]);
    const result = await work(transactionOn(connection, tenantId));
    await connection.query('commit');
    return result;
  } catch (error) {
    await connection.query('rollback');
    throw error;
  } finally {
    connection.release();
  }
};

/** Gives its connection back in whatever state an error left it. */
export const openerThatReturnsOpenTransactions: typeof tenantTransaction = async (database, tenantId, work) => {
  const connection = await poolOf(database).connect();
  try {
    await connection.query('begin');
    await connection.query("select set_config('app.tenant_id', $1, true)", [tenantId]);
    const result = await work(transactionOn(connection, tenantId));
    await connection.query('commit');
    return result;
  } finally {
    connection.release();
  }
};

/** Takes the tenant that the connection already has for the right one. */
export const openerThatTrustsTheConnection: typeof tenantTransaction = async (database, tenantId, work) => {
  const connection = await poolOf(database).connect();
  try {
    await connection.query(
      "select set_config('app.tenant_id', $1, false) where coalesce(current_setting('app.tenant_id', true), '') = ''",
      [tenantId],
    );
    return await work(transactionOn(connection, tenantId));
  } finally {
    connection.release();
  }
};

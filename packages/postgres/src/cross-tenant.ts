import { type Database, type DatabaseOptions, openDatabase, POOL, withConnection } from './database.ts';
import { preparedName } from './prepared-name.ts';
import type { Statement } from './statement.ts';

const DATABASE = Symbol('database');

/**
 * The connections of a NAMED cross-tenant role, which a worker holds and an HTTP handler never does. What the role sees
 * beyond one tenant is what its policies say, no more (`RoleDeclaration.crossTenant`).
 */
export interface CrossTenantDatabase {
  readonly [DATABASE]: Database;
  close(): Promise<void>;
}

export function openCrossTenantDatabase(options: DatabaseOptions): CrossTenantDatabase {
  const database = openDatabase(options);
  return { [DATABASE]: database, close: () => database.close() };
}

/** Runs one statement in a transaction of its own. `prepare`: for statements that are run all the time. */
export async function crossTenantRows<Row>(
  database: CrossTenantDatabase,
  statement: Statement<Row>,
  { prepare = false }: { readonly prepare?: boolean } = {},
): Promise<Row[]> {
  const name = prepare ? preparedName(statement.sql) : undefined;
  return withConnection(database[DATABASE], async (client) => {
    const text = statement.sql;
    const result = await client.query({
      ...(name === undefined ? {} : { name }),
      text,
      values: [...statement.parameters],
    });
    return result.rows as Row[];
  });
}

/** A connection of its own for as long as `work` takes, closed afterwards: its session locks end with it. */
export async function crossTenantSession<T>(
  database: CrossTenantDatabase,
  work: (rows: <Row>(statement: Statement<Row>) => Promise<Row[]>) => Promise<T>,
): Promise<T> {
  const client = await database[DATABASE][POOL].connect();
  try {
    return await work(async (statement) => {
      const result = await client.query({ text: statement.sql, values: [...statement.parameters] });
      return result.rows as never;
    });
  } finally {
    client.release(true);
  }
}

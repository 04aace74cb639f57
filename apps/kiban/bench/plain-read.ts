import type { Statement } from '@kiban/postgres';
import type { Pool } from 'pg';

/** What `tenantRead` does, but for saying which tenant: BEGIN, the statement, prepared, and COMMIT in one round trip. */
export async function plainRead<Row extends object>(pool: Pool, statement: Statement<Row>): Promise<Row[]> {
  const [rows] = await plainReads(pool, [statement]);
  return rows ?? [];
}

/** The same with several statements. */
export async function plainReads<Row extends object>(
  pool: Pool,
  statements: readonly Statement<Row>[],
): Promise<Row[][]> {
  const client = await pool.connect();
  try {
    const [, results] = await Promise.all([
      client.query('begin isolation level repeatable read read only'),
      Promise.all(
        statements.map(({ sql, parameters }) =>
          client.query<Row>({ name: nameOf(sql), text: sql, values: [...parameters] }),
        ),
      ),
      client.query('commit'),
    ]);
    return results.map(({ rows }) => rows);
  } finally {
    client.release();
  }
}

const names = new Map<string, string>();

function nameOf(sql: string): string {
  const name = names.get(sql) ?? `plain ${names.size}`;
  names.set(sql, name);
  return name;
}

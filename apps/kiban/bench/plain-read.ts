import type { Statement } from '@kiban/postgres';
import type { Pool } from 'pg';

/** What `tenantRead` does, but for saying which tenant: BEGIN, the statement, prepared, and COMMIT in one round trip. */
export async function plainRead<Row extends object>(pool: Pool, { sql, parameters }: Statement<Row>): Promise<Row[]> {
  const client = await pool.connect();
  try {
    const [, result] = await Promise.all([
      client.query('begin isolation level repeatable read read only'),
      client.query<Row>({ name: nameOf(sql), text: sql, values: [...parameters] }),
      client.query('commit'),
    ]);
    return result.rows;
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

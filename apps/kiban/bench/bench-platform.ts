import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseServer, superuserPassword } from '@kiban/postgres';
import { Client, Pool } from 'pg';
import { configOf } from '../src/config.ts';
import { openPlatform, type Platform } from '../src/platform.ts';

/** The platform on a database of its own, with what set-up and baselines need besides. */
export interface BenchPlatform {
  readonly home: string;
  readonly platform: Platform;
  readonly server: DatabaseServer;
  /** A folder that this process and the server both write in. */
  readonly exchange: string;
  /** Sets up and measures as the superuser, whom no policy stops. */
  sql<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Makes the empty schema `bench` for unprotected copies and removes it after `work`. */
  withCopies<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Starts the embedded server as `kiban up` does, with fsync, in a temporary folder that is removed afterwards. */
export async function openBenchPlatform(): Promise<BenchPlatform> {
  const home = mkdtempSync(join(tmpdir(), 'kiban-bench-'));
  chmodSync(home, 0o755); // the server's own user must be able to reach its data
  const exchange = join(home, 'exchange');
  mkdirSync(exchange);
  chmodSync(exchange, 0o777);
  const config = configOf({ KIBAN_HOME: home, KIBAN_OPERATOR: 'bench' });
  const platform = await openPlatform(config);
  const superuser = new Client({ connectionString: superuserUrl(home, platform.server), application_name: 'bench' });
  await superuser.connect();
  const sql = async <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
    (await superuser.query<Row>(text, [...values])).rows;
  return {
    home,
    platform,
    server: platform.server,
    exchange,
    sql,
    withCopies: async (work) => {
      await sql('create schema bench');
      try {
        return await work();
      } finally {
        await sql('set client_min_messages = warning');
        await sql('drop schema bench cascade'); // or the next command would refuse to start on unprotected tables
      }
    },
    close: async () => {
      await superuser.end();
      await platform.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function superuserUrl(home: string, server: DatabaseServer): string {
  const url = new URL(server.ownerUrl);
  url.username = 'postgres';
  url.password = superuserPassword(join(home, 'postgres'));
  return url.href;
}

/** A plain pool, as somebody without Kiban would open it: as many connections, pipelining too. */
export function plainPool(url: string, connections: number): Pool {
  const pool = new Pool({ connectionString: url, max: connections, pipeline: true, options: '-c TimeZone=UTC' });
  pool.on('error', () => undefined); // a server that stops because a bench failed: what failed is reported
  return pool;
}

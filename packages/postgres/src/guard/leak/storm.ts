import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, openDatabase, POOL, withConnection } from '../../database.ts';
import { statement, statementFromTrustedText } from '../../statement.ts';
import type { TenantId } from '../../tenant-id.ts';
import { tenantRead, type tenantTransaction } from '../../tenant-transaction.ts';

export interface StormOptions {
  /** Of the role whose connections are cancelled and killed. */
  readonly url: string;
  readonly tenants: readonly [TenantId, TenantId];
  /** A protected relation that the role reads, quoted for SQL, with rows of both tenants. */
  readonly relation: string;
  readonly transact: typeof tenantTransaction;
  /** How many connections are cancelled or killed. */
  readonly rounds: number;
}

export interface StormReport {
  readonly completed: number;
  readonly cancelled: number;
  readonly killed: number;
  /** What must never happen: rows of another tenant, a connection handed out inside a transaction. */
  readonly faults: readonly string[];
}

/** Cancelled, killed by an administrator, the connection is gone, no answer any more. */
const EXPECTED = /57014|57P01|08\d\d\d|ECONNRESET|EPIPE|terminated|Connection ended|not queryable|Client was closed/;

/** Two tenants share a pool of three connections while these are cancelled and killed at random moments. */
export async function poolStorm(options: StormOptions): Promise<StormReport> {
  const application = `storm ${randomUUID().slice(0, 8)}`;
  const database = openDatabase({ url: options.url, connections: 3, application });
  const killer = openDatabase({ url: options.url, connections: 1, application: 'storm killer' });
  const faults: string[] = [];
  let completed = 0;
  let over = false;
  database[POOL].on('acquire', (client) => {
    const status = client.getTransactionStatus(); // null: a new connection
    if (status === 'T' || status === 'E') faults.push(`a connection was handed out inside a transaction (${status})`);
  });
  const worker = async (place: number): Promise<void> => {
    for (let round = place; !over; round += 1) {
      const tenant = options.tenants[round % 2 === 0 ? 0 : 1];
      try {
        const tenants = await someWork(options, database, tenant, round % 5);
        if (tenants.some((seen) => seen !== tenant)) faults.push(`a row of another tenant than ${tenant} was seen`);
        completed += 1;
      } catch (error) {
        const said = `${(error as { code?: string }).code ?? ''} ${(error as Error).message}`;
        if (!EXPECTED.test(said) && !said.includes(PLANNED)) faults.push(`an unexpected error: ${said}`);
      }
    }
  };
  try {
    const work = Promise.all(Array.from({ length: 8 }, (_, place) => worker(place)));
    const struck = await strike(killer, application, options.rounds).finally(() => {
      over = true;
    });
    await work;
    return { completed, ...struck, faults };
  } finally {
    over = true;
    await Promise.all([database.close(), killer.close()]);
  }
}

const PLANNED = 'a planned failure of the work';

/** One of five ways to use a transaction; returns the tenants of the rows it was shown. */
async function someWork(options: StormOptions, database: Database, tenant: TenantId, way: number): Promise<string[]> {
  const read = statementFromTrustedText<{ tenant_id: string }>(`select tenant_id from ${options.relation} limit 5`, []);
  const slow = statement<object>`select pg_sleep(0.001)`;
  const tenantsOf = (rows: readonly { tenant_id: string }[]): string[] => rows.map((row) => row.tenant_id);
  if (way === 0) return tenantsOf((await tenantRead(database, tenant, [slow, read]))[1]);
  return options.transact(database, tenant, async (transaction) => {
    if (way === 1) return tenantsOf(await transaction.commitWith(read));
    const [, rows] = await Promise.all([transaction.rows(slow), transaction.rows(read)]);
    if (way === 2) throw new Error(PLANNED);
    if (way === 3) return tenantsOf([...rows, ...(await transaction.rows(read))]);
    return tenantsOf(rows);
  });
}

async function strike(
  killer: Database,
  application: string,
  rounds: number,
): Promise<{ cancelled: number; killed: number }> {
  let [cancelled, killed] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    await sleep(randomInt(1, 6));
    const deed = round % 3 === 0 ? 'pg_terminate_backend' : 'pg_cancel_backend';
    const struck = await withConnection(killer, (client) =>
      client.query(`select ${deed}(pid) from pg_stat_activity where application_name = $1 order by random() limit 1`, [
        application,
      ]),
    );
    if (deed === 'pg_cancel_backend') cancelled += struck.rows.length;
    else killed += struck.rows.length;
  }
  return { cancelled, killed };
}

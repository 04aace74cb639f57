import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkEntitlements, listCertificates, listDevices, readHistory, WOVEN } from '@kiban/asset';
import {
  decideQuestion,
  directoryPermissions,
  ensurePlatformTenant,
  listMemberships,
  listStores,
  listUsers,
  searchStores,
} from '@kiban/directory';
import {
  type Database,
  openDatabase,
  type Statement,
  statementFromTrustedText,
  type TenantId,
  tenantId,
  tenantRead,
} from '@kiban/postgres';
import { authorizer } from '@kiban/service';
import type { Pool } from 'pg';
import type { Bench } from './bench.ts';
import { type BenchPlatform, plainPool } from './bench-platform.ts';
import { benchContext, createBenchTenant } from './bench-tenant.ts';
import { type Measured, ratioAtLeast } from './measured.ts';
import { plainReads } from './plain-read.ts';
import { statementsOf } from './rls/captured.ts';
import { manyRows } from './rls/many-rows.ts';
import { withoutPolicies } from './rls/without-policies.ts';
import { interleaved, median, medianRatio } from './rounds.ts';

/** A question that our code asks, as which role. */
interface Question {
  readonly name: string;
  readonly role: 'kiban_directory' | 'kiban_asset';
  readonly ask: (database: Database) => Promise<unknown>;
}

/**
 * The ten hottest questions, as the code asks them, under row-level security ÷ the same statements over the same rows without it,
 * with the tenant as a predicate. Both pipelined in one round trip, ours with the setting of the tenant. One tenant among a hundred
 * of its size. With `--plans FOLDER` the plans of both are kept there.
 */
export const benchRls: Bench = async (bench, { quick, plans, note }) => {
  await ensurePlatformTenant(bench.platform.directory, bench.platform.registry, benchContext);
  const tenant = await createBenchTenant(bench, 'rls');
  const others = Array.from({ length: quick ? 2 : 99 }, () => tenantId(randomUUID()));
  const planted = await manyRows(bench, [tenant, ...others], quick ? 20 : 500);
  note(`${planted.rows} rows are in`);
  const plainly = await withoutPolicies(bench, tenant);
  const results: Measured[] = [];
  for (const { name, role, ask } of await questionsOf(bench, tenant, planted)) {
    const url = bench.server.urlOf(role);
    const database = openDatabase({ url, connections: 1, application: 'bench' });
    const pool = plainPool(url, 1);
    try {
      const statements = await statementsOf(() => ask(database));
      const plain = statements.map(plainly);
      const reads = { database, pool, tenant, statements, plain };
      results.push(await measured(name, reads, quick));
      if (plans !== undefined) await keepPlans(plans, name, reads);
    } finally {
      await Promise.all([database.close(), pool.end()]);
    }
  }
  return results;
};

interface Reads {
  readonly database: Database;
  readonly pool: Pool;
  readonly tenant: TenantId;
  readonly statements: readonly Statement<object>[];
  readonly plain: readonly Statement<object>[];
}

async function questionsOf(
  { sql }: BenchPlatform,
  tenant: TenantId,
  { users, stores }: { readonly users: readonly string[]; readonly stores: readonly string[] },
): Promise<Question[]> {
  const [user = '', store = ''] = [users[3], stores[3]];
  const [person] = await sql<{ person_id: string }>(
    'select person_id from directory."user" where id = $1 and tenant_id = $2',
    [user, tenant],
  );
  const [held] = await sql<{ id: string; serial_number: string }>(
    `select d.id, c.serial_number from asset.certificate c join asset.device d on d.tenant_id = c.tenant_id and d.id = c.device_id
     where d.tenant_id = $1 order by d.id limit 1`,
    [tenant],
  );
  await sql(
    `insert into directory.role_assignment (tenant_id, id, version, valid_from, recorded_at, user_id, role, starts_at, status)
     values ($1, uuidv7(), 1, now(), now(), $2, 'kiban:viewer', now() - interval '1 day', 'active')`,
    [tenant, user],
  );
  const first = { at: null, limit: 50, after: null, reach: 'tenant' } as const;
  const caller = {
    sub: person?.person_id ?? '',
    user_id: user,
    tenant_id: tenant,
    scope: new Set(['directory:read']),
    ...{ client_id: 'bench', acr: null, amr: [], auth_time: null, sid: null, act: null, jti: 'bench', exp: 0 },
  };
  const device = held?.id ?? '';
  const subject = { type: 'user', id: user };
  const resource = { type: 'store', id: store, store_id: null, unit_id: null };
  const at = new Date().toISOString();
  return [
    {
      name: 'who may do it',
      role: 'kiban_directory',
      ask: (of) => authorizer(of, directoryPermissions)('directory.stores.read', caller),
    },
    {
      name: 'list of 50 stores',
      role: 'kiban_directory',
      ask: (of) => listStores(of, tenant, { ...first, sort: 'name' }),
    },
    {
      name: 'list of 50 users',
      role: 'kiban_directory',
      ask: (of) => listUsers(of, tenant, { ...first, sort: 'name' }),
    },
    {
      name: 'who works in a store',
      role: 'kiban_directory',
      ask: (of) => listMemberships(of, tenant, { ...first, store_id: store }),
    },
    {
      name: 'search for a store',
      role: 'kiban_directory',
      ask: (of) => tenantRead(of, tenant, [searchStores('store 7', 50)]),
    },
    {
      name: 'the facts of a decision',
      role: 'kiban_directory',
      ask: (of) => decideQuestion(of, tenant, { subject, action: 'hello.note.read', resource, device_id: null }, null),
    },
    {
      name: 'list of 50 devices',
      role: 'kiban_asset',
      ask: (of) => listDevices(of, tenant, { ...first, sort: 'name' }),
    },
    {
      name: 'who held a certificate then',
      role: 'kiban_asset',
      ask: (of) =>
        listCertificates(of, tenant, { ...first, serial_number: held?.serial_number, at, sort: 'not_after' }),
    },
    {
      name: 'an entitlement',
      role: 'kiban_asset',
      ask: (of) => checkEntitlements(of, tenant, { product: 'hello', store_id: store, at: null }),
    },
    {
      name: 'the history of a device',
      role: 'kiban_asset',
      ask: (of) => readHistory(of, tenant, { ...first, kind: 'device', id: device, woven: WOVEN.device ?? [] }),
    },
  ];
}

async function measured(name: string, reads: Reads, quick: boolean): Promise<Measured> {
  const { database, pool, tenant, statements, plain } = reads;
  const ours = async (): Promise<number[]> =>
    (await tenantRead(database, tenant, statements)).map((rows) => rows.length);
  const baseline = async (): Promise<number[]> => (await plainReads(pool, plain)).map((rows) => rows.length);
  for (let index = 0; index < 10; index += 1) {
    const [found, expected] = [await ours(), await baseline()];
    if (`${found}` !== `${expected}` || Math.max(...found) === 0)
      throw new Error(`${name}: ${found} rows, and ${expected} without policies.`);
  }
  const times = quick ? 3 : 60;
  const repeated = (work: () => Promise<unknown>) => async () => {
    for (let index = 0; index < times; index += 1) await work();
  };
  const rounds = await interleaved(quick ? 3 : 21, repeated(ours), repeated(baseline));
  return {
    ...{ bench: 'rls', name },
    ours: { value: median(rounds.ours) / times, unit: 'ms' },
    baseline: { value: median(rounds.baseline) / times, unit: 'ms' },
    ratio: medianRatio(rounds),
    goal: ratioAtLeast(0.9),
  };
}

/** The plans of both ways, of each statement, in a file of the question's name. */
async function keepPlans(
  folder: string,
  name: string,
  { database, pool, tenant, statements, plain }: Reads,
): Promise<void> {
  const explained = ({ sql, parameters }: Statement<object>): Statement<{ 'QUERY PLAN': string }> =>
    statementFromTrustedText(`explain (analyze, buffers) ${sql}`, parameters);
  const textOf = (plans: readonly (readonly { 'QUERY PLAN': string }[])[]): string =>
    plans.map((lines) => lines.map((line) => line['QUERY PLAN']).join('\n')).join('\n\n');
  const on = textOf(await tenantRead(database, tenant, statements.map(explained)));
  const off = textOf(await plainReads(pool, plain.map(explained)));
  mkdirSync(folder, { recursive: true });
  const text = `${name}\n\n=== under row-level security\n\n${on}\n\n=== the same rows without it\n\n${off}\n`;
  writeFileSync(join(folder, `${name.replaceAll(' ', '-')}.txt`), text);
}

import { randomUUIDv7 } from 'node:crypto';
import { IMPORT_KINDS, listTenants } from '@kiban/directory';
import { runCommand, stateOf } from '@kiban/event-store';
import { rolesOf, tenantRead } from '@kiban/postgres';
import { modules } from '../src/modules.ts';
import type { Bench } from './bench.ts';
import type { BenchPlatform } from './bench-platform.ts';
import { benchContext, createBenchTenant } from './bench-tenant.ts';
import { alone, type Measured, oursAtMost } from './measured.ts';
import { inParallel } from './rounds.ts';

/** The connections the platform holds, idle and with 64 pieces of work waiting, against what its roles may hold. */
export const benchConnections: Bench = async (bench, { quick }) => {
  const roles = rolesOf(modules).filter((role) => role.login);
  const budget = roles.reduce((sum, role) => sum + role.connections, 0);
  const [limits] = await bench.sql<{ available: number }>(
    `select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as available`,
  );
  const available = limits?.available ?? 0;
  const idle = await connectionsByRole(bench);
  const busy = await connectionsUnderLoad(bench, quick ? 200 : 3_000);
  const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);
  const line = (name: string, value: number, atMost: number): Measured =>
    alone('connections', name, { value, unit: 'connections' }, oursAtMost(atMost));
  return [
    line('budget of all roles', budget, available),
    line('the platform, idle', sum(idle), available),
    line('the platform, under load', sum(busy), available),
    ...roles
      .filter(({ name }) => busy.has(name))
      .map(({ name, connections }) => line(`${name}, under load`, busy.get(name) ?? 0, connections)),
  ];
};

/** The most that each role held at any look. */
async function connectionsUnderLoad(bench: BenchPlatform, work: number): Promise<Map<string, number>> {
  const tenant = await createBenchTenant(bench, 'connections');
  const { directory, registry } = bench.platform;
  const { aggregate, take } = IMPORT_KINDS.store;
  const most = new Map<string, number>();
  let running = true;
  const look = async (): Promise<void> => {
    while (running)
      for (const [role, count] of await connectionsByRole(bench)) most.set(role, Math.max(count, most.get(role) ?? 0));
  };
  const looking = look();
  await inParallel(work, 64, async (index) => {
    const id = randomUUIDv7();
    if (index % 3 === 0) await listTenants(registry);
    else if (index % 3 === 1) await tenantRead(directory, tenant, [stateOf(aggregate, id)]);
    else {
      const store = { fields: { name: '一号店' }, references: {}, identifiers: [] };
      const decide = () => take(null, id, store, { occurred_at: null });
      await runCommand(directory, tenant, benchContext, { aggregate, id, decide });
    }
  });
  running = false;
  await looking;
  return most;
}

/** Without the bench's own. */
async function connectionsByRole({ sql }: BenchPlatform): Promise<Map<string, number>> {
  const rows = await sql<{ role: string; connections: number }>(
    `select usename as role, count(*)::int as connections from pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_backend_pid() group by usename`,
  );
  return new Map(rows.map(({ role, connections }) => [role, connections]));
}

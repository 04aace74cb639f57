import { type Statement, type TenantId, tenantRead } from '@kiban/postgres';
import { statementOf } from '@kiban/service';
import { expect, test } from 'vitest';
import { any, certifiedTenant } from '../testing/certified-tenant.ts';
import { operator, testAsset } from '../testing/test-asset.ts';
import { bindCertificate } from './bind-certificate.ts';
import { type CertificateQuery, listCertificates, pageOfCertificates } from './read-certificates.ts';

const home = await testAsset();
const COUNT = 20_000;

test('who held one of many certificates at a moment, where, and who made it so is told within 5 ms', {
  timeout: 180_000,
}, async () => {
  const tenant = await certifiedTenant(home);
  const devices = await Promise.all(Array.from({ length: 20 }, () => tenant.device()));
  // as many certificates as a large group has, with history and events like those that commands leave
  await home.plant(
    `with made as materialized (
       select gen_random_uuid() as id, gen_random_uuid() as event_id, upper(encode(sha256(n::text::bytea), 'hex')) as serial_number,
         ($3::uuid[])[1 + n % 20] as device_id, clock_timestamp() - interval '1 day' as at, clock_timestamp() + make_interval(mins => n) as not_after
       from generate_series(1, $4::int) as n
     ), state as (
       insert into asset.certificate (tenant_id, id, version, valid_from, recorded_at, authority_id, serial_number, not_after, device_id, status)
       select $1, id, 1, at, at, $2, serial_number, not_after, device_id, 'active' from made
     ), history as (
       insert into asset.certificate_history (tenant_id, id, version, valid_from, recorded_at, authority_id, serial_number, not_after, device_id, status, event_id)
       select $1, id, 1, at, at, $2, serial_number, not_after, device_id, 'active', event_id from made
     )
     insert into event.domain_event (id, tenant_id, aggregate_kind, aggregate_id, version, name, schema_version, state, payload, actor_kind, actor_id, occurred_at)
     select event_id, $1, 'certificate', id, 1, 'certificate.registered', 1, '{}', '{}', 'import', 'migration', at from made`,
    [tenant.id, tenant.authority_id, devices, COUNT],
  );
  const issued = await tenant.issue(devices[0] ?? '');
  const moments: string[] = [];
  for (const device_id of devices.slice(1)) {
    await bindCertificate(home.database, tenant.id, operator, { ...any(issued), device_id });
    const [row] = await home.plant<{ at: string }>(`select to_json(clock_timestamp()) #>> '{}' as at`);
    moments.push(row?.at ?? '');
  }
  await home.plant('analyze');
  const { serial_number } = await tenant.certificate(issued);
  const question = { limit: 50, after: null, sort: 'not_after', reach: 'tenant' } as const;
  const taken: number[] = [];
  for (let round = 0; round < 100; round += 1) {
    const at = moments[round % moments.length] ?? null;
    const began = performance.now();
    const { items } = await listCertificates(home.database, tenant.id, { ...question, serial_number, at });
    taken.push(performance.now() - began);
    expect(items[0]?.device?.id).toBe(devices[1 + (round % moments.length)]);
  }
  // of a machine that does other things at the same time, the fastest answer says what the question costs
  expect(Math.min(...taken)).toBeLessThan(5);
  for (const at of [null, moments[3] ?? null]) {
    const one = await planOf(tenant, { ...question, serial_number, at });
    expect(/"Seq Scan",[^}]*"Relation Name":"certificate(_history)?"/.test(one.text)).toBe(false);
    expect(one.pages).toBeLessThan(200);
  }
  const first = await planOf(tenant, { ...question, at: null });
  expect(first.text.includes('certificate_expiry')).toBe(true);
});

/** What the database did to answer: its plan, how long that took, how many pages it looked at. */
async function planOf(tenant: { readonly id: TenantId }, query: CertificateQuery) {
  const { sql, parameters } = statementOf(pageOfCertificates(query));
  const [[plan]] = await tenantRead(home.database, tenant.id, [
    { sql: `explain (analyze, buffers, format json) ${sql}`, parameters } as Statement<Record<string, PlanOf[]>>,
  ]);
  const [{ Plan, 'Execution Time': time }] = Object.values(plan ?? {})[0] as [PlanOf];
  const text = JSON.stringify(Plan);
  return { text, time, pages: Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'] };
}

interface PlanOf {
  readonly 'Execution Time': number;
  readonly Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number };
}

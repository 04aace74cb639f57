import { type AssetReport, examineTenantAssets, REACTED_TO, REACTIONS } from '@kiban/asset';
import type { TenantEntry } from '@kiban/directory';
import {
  crossTenantRows,
  type DatabaseServer,
  openCrossTenantDatabase,
  openDatabase,
  type Statement,
  statement,
  tenantRead,
} from '@kiban/postgres';
import type { Finding } from '@kiban/postgres/guard';
import type { Examined } from './check.ts';
import { isAtWork } from './workers.ts';

const LATE_SECONDS = 60;

/** Whether what happened to people and stores has reached devices and seats, and what will soon stop working. */
export async function examineAssets(
  server: DatabaseServer,
  tenants: readonly TenantEntry[],
  notRunning: string,
): Promise<Examined> {
  const assets = openDatabase({ url: server.urlOf('kiban_asset'), connections: 1, application: 'kiban doctor' });
  try {
    const counts = { devices: 0, certificates: 0, contradictions: 0 };
    const findings: Finding[] = [];
    for (const { tenant_id, code } of tenants) {
      const [[report]] = await tenantRead(assets, tenant_id, [examineTenantAssets()]);
      if (report === undefined) continue;
      counts.devices += report.devices;
      counts.certificates += report.certificates;
      counts.contradictions += report.contradictions;
      findings.push(...endingAuthorities(code, report), ...oversold(code, report));
    }
    const atWork = await isAtWork(server, `subscription ${REACTIONS}`);
    if (atWork) findings.push(...late(await secondsBehind(server)));
    const looked = `${counts.devices} devices, ${counts.certificates} certificates, ${counts.contradictions} contradictions open`;
    return { looked, findings, ...(atWork ? {} : { unproven: notRunning }) };
  } finally {
    await assets.close();
  }
}

function endingAuthorities(code: string, { ending_authorities }: AssetReport): Finding[] {
  return ending_authorities.map(({ id, name, not_after }) => ({
    rule: 'authority_ending',
    object: id,
    message: `The certificate authority ${name} of ${code} ends on ${not_after.slice(0, 10)}, and every certificate of it with it.`,
    mend: 'Create or import another authority; devices get certificates of it when they renew. Retire this one afterwards.',
  }));
}

function oversold(code: string, { oversold: licences }: AssetReport): Finding[] {
  return licences.map((id) => ({
    rule: 'licence_oversold',
    object: id,
    message: `The licence ${id} of ${code} has more seats taken than there are.`,
    mend: 'This should not happen. Please report it with kiban history licence; release seats or grant more meanwhile.',
  }));
}

function late(seconds: number): Finding[] {
  if (seconds <= LATE_SECONDS) return [];
  return [
    {
      rule: 'reactions_behind',
      object: REACTIONS,
      message: `Seats of people who left and of stores that closed are released ${Math.round(seconds)} s late.`,
      mend: 'Look at the log of the asset service: it says what it fails at, and goes on by itself once that is mended.',
    },
  ];
}

async function secondsBehind(server: DatabaseServer): Promise<number> {
  const relay = openCrossTenantDatabase({
    url: server.urlOf('kiban_feed_relay'),
    connections: 1,
    application: 'kiban doctor',
  });
  try {
    const [lag] = await crossTenantRows(relay, lagOf(REACTIONS));
    return lag?.seconds ?? 0;
  } finally {
    await relay.close();
  }
}

/** How long the oldest event has waited that a subscription has not read and something follows from. */
function lagOf(name: string): Statement<{ readonly seconds: number }> {
  return statement`
    select coalesce((
      select extract(epoch from clock_timestamp() - e.recorded_at)::int from event.domain_event e
      where (e.epoch, e.transaction_id, e.position) > (s.epoch, s.transaction_id, s.position)
        and e.name = any (${[...REACTED_TO]}::text[])
      order by e.epoch, e.transaction_id, e.position limit 1), 0) as seconds
    from event.subscription s where s.name = ${name}`;
}

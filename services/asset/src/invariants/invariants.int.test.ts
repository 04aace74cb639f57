import {
  brokenHistories,
  brokenInvariants,
  fingerprintOf,
  Known,
  randomSteps,
  runSteps,
  type Step,
  type Tally,
} from '@kiban/service/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assetAggregates } from '../aggregates.ts';
import { type CertifiedTenant, certifiedTenant } from '../testing/certified-tenant.ts';
import { plantCatalogue } from '../testing/planted-licences.ts';
import { testAsset } from '../testing/test-asset.ts';
import { assetInvariants } from './asset-invariants.ts';
import { assetSteps } from './asset-steps.ts';

const home = await testAsset();
await plantCatalogue(home);

/** Some of everything, so that the first steps find something: devices, certificates, licences, seats. */
const beginning: Step[][] = [0, 1].flatMap((tenant) =>
  [0, 0, 0, 0, 5, 5, 9, 9, 14, 14].map((act, a): Step[] => [{ tenant, act, picks: [a * 3, a, a + 1] }]),
);

async function knownTenants(): Promise<{ known: Known; certified: CertifiedTenant[] }> {
  const certified = [await certifiedTenant(home), await certifiedTenant(home)];
  const known = new Known(certified.map(({ id }) => id));
  for (const tenant of certified)
    for (const name of ['東店', '西店', '南店']) known.add(tenant.id, 'store', await tenant.store(name));
  return { known, certified };
}

async function broken(tenants: readonly string[]): Promise<string[]> {
  return [
    ...(await brokenInvariants(home.plant, assetInvariants, tenants)),
    ...(await brokenHistories(home.database, assetAggregates, tenants)),
  ];
}

test('whatever is done in two tenants, in any order and at once, keeps every invariant and touches no third', async () => {
  const tally: Tally = new Map();
  const others = await knownTenants();
  await runSteps(beginning, assetSteps(home, others.known, others.certified), tally);
  const prints = () =>
    Promise.all(others.known.tenants.map((each) => fingerprintOf(home.plant, assetAggregates, each)));
  const before = await prints();
  await fc.assert(
    fc.asyncProperty(randomSteps, async (groups) => {
      const { known, certified } = await knownTenants();
      await runSteps([...beginning, ...groups], assetSteps(home, known, certified), tally);
      expect(await broken(known.tenants)).toEqual([]);
    }),
    { numRuns: 12, interruptAfterTimeLimit: 15_000, endOnFailure: true },
  );
  expect(await prints()).toEqual(before);
  // most of them were done, and not all refused
  expect([...tally.values()].filter(({ done }) => done > 0).length).toBeGreaterThan(12);
}, 60_000);

const { known, certified } = await knownTenants();
await runSteps(beginning, assetSteps(home, known, certified), new Map());
const planted = known.tenants;
const mine = `tenant_id = '${planted[0]}'`;

test.each([
  [
    'a licence with fewer seats than are taken',
    `update asset.licence set seats = 1 where ${mine}; update asset.seat set licence_id = (select id from asset.licence where ${mine} limit 1) where ${mine}`,
    'no licence has more seats taken than it has',
  ],
  [
    'a moment at which a licence was oversold',
    `update asset.licence_history set seats = 1 where ${mine}; update asset.seat_history set licence_id = (select id from asset.licence where ${mine} limit 1) where ${mine}`,
    'no licence ever had more seats taken than it had',
  ],
  [
    'a certificate bound twice',
    `drop index asset.certificate_history_open; insert into asset.certificate_history select tenant_id, id, version + 1, valid_from + interval '1 second', recorded_at, authority_id, serial_number, subject, fingerprint_sha256, key_thumbprint, not_before, not_after, device_id, renews, status, revoked_at, revocation_reason, pem, valid_to, gen_random_uuid() from asset.certificate_history where ${mine} and valid_to = 'infinity'`,
    'a certificate has one binding at a time',
  ],
  [
    'a certificate of a lost device that counts',
    `update asset.device set status = 'lost' where ${mine}`,
    'a lost device has no certificate that counts',
  ],
  [
    'a device in another tenant’s store',
    `update asset.device set store_id = (select id from directory.store where tenant_id = '${planted[1]}' limit 1) where ${mine}`,
    'what is lent stands in the same tenant',
  ],
  [
    'a serial number twice',
    `drop index asset.device_serial_number; update asset.device set serial_number = 'same' where ${mine}`,
    'a serial number names one device',
  ],
  [
    'a seat that no event tells of',
    `update asset.seat set status = 'released' where ${mine}`,
    'seat state_differs_from_history',
  ],
])('%s is noticed', async (_, fault, name) => {
  expect(await broken(planted)).toEqual([]);
  const tables = ['licence', 'licence_history', 'seat', 'seat_history', 'certificate_history', 'device'];
  for (const table of tables) await home.plant(`create table kept_${table} as table asset."${table}"`);
  try {
    await home.plant(`set local session_replication_role = replica; ${fault}`);
    expect((await broken(planted)).join('\n')).toContain(name);
  } finally {
    for (const table of tables)
      await home.plant(`set local session_replication_role = replica; delete from asset."${table}";
        insert into asset."${table}" table kept_${table}; drop table kept_${table}`);
  }
});

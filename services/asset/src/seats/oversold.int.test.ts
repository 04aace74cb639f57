import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TenantId } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { changeLicence } from '../licences/change-licence.ts';
import type { Assignment } from '../testing/assign-child.ts';
import { plantDirectoryTenant, plantStore } from '../testing/planted-directory.ts';
import { plantCatalogue, plantLicence, plantSeat } from '../testing/planted-licences.ts';
import { operator, testAsset } from '../testing/test-asset.ts';
import { assignSeats } from './assign-seats.ts';
import { moveSeat } from './move-seat.ts';

const run = promisify(execFile);
const CHILD = join(import.meta.dirname, '../testing/assign-child.ts');
const home = await testAsset();
const { database } = home;
await plantCatalogue(home);
const tenant = await plantDirectoryTenant(home, 'あおば薬局', 'aoba');
const stores = await Promise.all(Array.from({ length: 40 }, (_, place) => plantStore(home, tenant, `店${place}`)));

const assigned = async (licence: string, of: TenantId = tenant): Promise<number> => {
  const [row] = await home.plant<{ count: number }>(
    `select count(*)::int as count from asset.seat where tenant_id = $1 and licence_id = $2 and status = 'assigned'`,
    [of, licence],
  );
  return row?.count ?? 0;
};
const assign = (licence_id: string, ...holder_ids: string[]) =>
  assignSeats(database, tenant, operator, { licence_id, holder_ids });
const codesOf = (outcomes: readonly PromiseSettledResult<unknown>[]): string[] =>
  outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'assigned' : outcome.reason.code)).sort();

test('twenty at once who want the last five seats get five', async () => {
  const licence = await plantLicence(home, tenant, { seats: 8 });
  await assign(licence, ...stores.slice(0, 3));
  const outcomes = codesOf(await Promise.allSettled(stores.slice(3, 23).map((store) => assign(licence, store))));
  expect(outcomes).toEqual([...Array(5).fill('assigned'), ...Array(15).fill('seats_exhausted')]);
  expect(await assigned(licence)).toBe(8);
});

test('four processes at once sell no seat twice', async () => {
  const licence = await plantLicence(home, tenant, { seats: 5 });
  const child = async (holder_ids: readonly string[]): Promise<string[]> => {
    const work: Assignment = { databaseUrl: home.urlOf('kiban_asset'), tenant, licence_id: licence, holder_ids };
    const { stdout } = await run(process.execPath, [CHILD, JSON.stringify(work)]);
    return JSON.parse(stdout) as string[];
  };
  const quarter = (place: number): string[] => stores.slice(place * 2, place * 2 + 2);
  const codes = (await Promise.all([0, 1, 2, 3].map((place) => child(quarter(place))))).flat().sort();
  expect(codes).toEqual([...Array(5).fill('assigned'), ...Array(3).fill('seats_exhausted')]);
  expect(await assigned(licence)).toBe(5);
});

test('many together and one by one at the same time take no more than there is', async () => {
  const licence = await plantLicence(home, tenant, { seats: 30 });
  const outcomes = await Promise.allSettled([
    assign(licence, ...stores.slice(0, 25)),
    ...stores.slice(25, 40).map((store) => assign(licence, store)),
  ]);
  const taken = await assigned(licence);
  expect(taken).toBeLessThanOrEqual(30);
  expect(taken).toBe(outcomes[0]?.status === 'fulfilled' ? 30 : 15);
});

test('seats that become fewer while they are assigned never fall below those who sit', async () => {
  for (let round = 0; round < 5; round += 1) {
    const licence = await plantLicence(home, tenant, { seats: 10 });
    await assign(licence, ...stores.slice(0, 3));
    const shrink = () =>
      changeLicence(database, tenant, operator, { id: licence, expected_version: 'any', fields: { seats: 4 } });
    const outcomes = await Promise.allSettled([
      ...stores.slice(3, 6).map((store) => assign(licence, store)),
      shrink(),
      ...stores.slice(6, 9).map((store) => assign(licence, store)),
    ]);
    const codes = codesOf(outcomes);
    expect(codes.filter((code) => !['assigned', 'seats_exhausted', 'seats_in_use'].includes(code))).toEqual([]);
    const [{ seats } = { seats: 0 }] = await home.plant<{ seats: number }>(
      'select seats from asset.licence where id = $1',
      [licence],
    );
    expect(await assigned(licence)).toBeLessThanOrEqual(seats);
  }
});

test('of ten at once who want a seat for the same store one gets it', async () => {
  const licence = await plantLicence(home, tenant);
  const [store = ''] = stores;
  const outcomes = codesOf(await Promise.allSettled(Array.from({ length: 10 }, () => assign(licence, store))));
  expect(outcomes.filter((code) => code === 'assigned')).toHaveLength(1);
  expect(await assigned(licence)).toBe(1);
});

test('of two seats that are moved to one store at once one arrives', async () => {
  const licence = await plantLicence(home, tenant);
  const [one, other, wanted] = stores.slice(0, 3) as [string, string, string];
  const seats = await Promise.all([plantSeat(home, tenant, licence, one), plantSeat(home, tenant, licence, other)]);
  const moves = seats.map((id) =>
    moveSeat(database, tenant, operator, { id, expected_version: 'any', holder_id: wanted }),
  );
  const codes = codesOf(await Promise.allSettled(moves));
  expect(codes.filter((code) => code === 'assigned')).toHaveLength(1);
  expect(['holders_refused', 'key_taken']).toContain(codes.find((code) => code !== 'assigned'));
});

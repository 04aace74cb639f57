import { renameReadColumns } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { testDirectory } from '../testing/test-directory.ts';
import { openThing } from './opened/open-thing.ts';
import { searchTenants } from './search/search-tenants.ts';
import { plantedDevices } from './testing/planted-devices.ts';
import { supportHome } from './testing/support-home.ts';
import { supportedTenants } from './views/supported-tenants.ts';

const home = await testDirectory();
const { database } = home;
const { staff, customer, granted } = await supportHome(home);
const devices = plantedDevices(home);

test('support finds and opens the same when assets rename their columns behind what they publish', async () => {
  const [me, where] = [await staff(), await customer()];
  const store = await where.store({ name: '中央店' });
  const device = await devices.register(where.tenant, { store_id: store, name: '調剤室PC', serial_number: 'SN-0042' });
  await devices.certify(where.tenant, device, '0A0B');
  await granted(me, where);
  const [tenant] = await supportedTenants(database, me, { tenant_id: where.tenant });
  if (tenant === undefined) throw new Error('The grant covers nothing.');
  const found = (q: string) => searchTenants(database, me, () => me.context, { q, limit: 20, at: null });
  const opened = async (kind: 'store' | 'device', id: string) => {
    const page = { at: null, limit: 50, after: null };
    const shown = await openThing(database, me, tenant, me.context, { kind, id, ...page });
    return { ...shown, view_id: null }; // each look is recorded under an id of its own
  };
  const seen = async () => ({
    device: (await found('SN-0042')).map(({ hits }) => hits),
    certificate: (await found('0A0B')).map(({ hits }) => hits),
    store: await opened('store', store),
    opened: await opened('device', device),
  });
  const before = await seen();
  expect([before.device[0], before.certificate[0]].map((hits) => hits?.length)).toEqual([1, 1]);
  await renameReadColumns(home.plant, 'kiban_directory', 'directory');
  expect(before.opened).toMatchObject({ thing: { serial_number: 'SN-0042' } });
  expect(await seen()).toEqual(before);
});

import { serviceOnSocket } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { API_PATH } from '../api/describe-api.ts';
import { openDirectory } from '../api/open-directory.ts';
import { assignRole } from '../role-assignments/assign-role.ts';
import { plantedDevices } from '../support/testing/planted-devices.ts';
import { type Customer, supportHome } from '../support/testing/support-home.ts';
import { operator, testDirectory } from '../testing/test-directory.ts';

const home = await testDirectory();
const { customer } = await supportHome(home);
const devices = plantedDevices(home);
const { send, tokenOf } = await serviceOnSocket(home, API_PATH, ({ verify, logger }) =>
  openDirectory({
    databaseUrl: home.urlOf('kiban_directory'),
    connections: 4,
    verify,
    oidcDiscoveryUrl: 'https://auth.test/oidc/.well-known/openid-configuration',
    logger,
  }),
);
const ALL = 'directory:read asset:read';
const administratorOf = ({ tenant, administrator }: Customer, scope = ALL) =>
  tokenOf({ tenant_id: tenant, user: administrator, scope });

interface Past {
  readonly items: readonly { readonly name: string; readonly label: string | null; readonly valid_from: string }[];
  readonly next_cursor: string | null;
  readonly total: number;
}
async function pastOf(token: string, store: string, query = '') {
  const { status, json } = await send({ method: 'get', path: `/stores/${store}/past${query}`, token });
  return { status, past: json as Past, names: (json as Past).items?.map(({ name }) => name) };
}

async function chain() {
  const where = await customer();
  const [store, other] = [await where.store({ name: '中央店' }), await where.store({ name: '駅前店' })];
  const device = await devices.register(where.tenant, { store_id: store, name: '受付PC', serial_number: 'SN-1' });
  await devices.move(where.tenant, device, other, '移設');
  return { where, store, other, device };
}

test('a store’s past weaves in its devices, with names, from when they came until they went', async () => {
  const { where, store, other } = await chain();
  const token = await administratorOf(where);
  expect((await pastOf(token, store)).past.items).toMatchObject([
    {
      name: 'device.moved',
      label: '受付PC',
      reason: '移設',
      changes: [{ before_name: '中央店', after_name: '駅前店' }],
    },
    { name: 'device.registered', label: '受付PC' },
    { name: 'store.opened', label: null },
  ]);
  expect((await pastOf(token, other)).names).toEqual(['device.moved', 'store.opened']);
});

test('it comes in pages, and as of any moment', async () => {
  const { where, store } = await chain();
  const token = await administratorOf(where);
  const { past } = await pastOf(token, store, '?limit=2');
  expect(past).toMatchObject({ total: 3, items: [{ name: 'device.moved' }, { name: 'device.registered' }] });
  const rest = await pastOf(token, store, `?limit=2&cursor=${past.next_cursor}`);
  expect(rest.past).toMatchObject({ items: [{ name: 'store.opened' }], next_cursor: null });
  const then = await pastOf(token, store, `?asOf=${past.items[1]?.valid_from}`);
  expect(then.names).toEqual(['device.registered', 'store.opened']);
  expect((await pastOf(token, store, '?asOf=2001-01-01')).status).toBe(404);
});

test('devices are told to a token that may read them', async () => {
  const { where, store } = await chain();
  expect((await pastOf(await administratorOf(where, 'directory:read'), store)).names).toEqual(['store.opened']);
});

test('who looks after one store reads its past and no other’s; who may not see devices reads none', async () => {
  const { where, store, other } = await chain();
  const holding = async (role: string, store_id: string) => {
    const user_id = await where.user();
    await assignRole(home.database, where.tenant, operator, { fields: { user_id, role, unit_id: null, store_id } });
    const [row] = await home.plant<{ person_id: string }>('select person_id from directory."user" where id = $1', [
      user_id,
    ]);
    return tokenOf({ tenant_id: where.tenant, user: { id: user_id, person_id: row?.person_id ?? '' }, scope: ALL });
  };
  const manager = await holding('kiban:store_manager', store);
  expect((await pastOf(manager, store)).names).toContain('device.moved');
  expect((await pastOf(manager, other)).status).toBe(404);
  expect((await pastOf(await holding('kiban:access_approver', store), store)).status).toBe(403);
});

test('another tenant’s store has no past here', async () => {
  const [{ store }, { where }] = [await chain(), await chain()];
  expect((await pastOf(await administratorOf(where), store)).status).toBe(404);
});

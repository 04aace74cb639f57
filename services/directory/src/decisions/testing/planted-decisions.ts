import { randomUUIDv7 } from 'node:crypto';
import { type TenantId, tenantId } from '@kiban/postgres';
import type { PlantedUser } from '@kiban/service/testing';
import type { TestDatabase } from '@kiban/testing';
import type { Manifest } from '../policy.ts';
import { sampleManifests } from './sample-facts.ts';

type Row = Readonly<Record<string, unknown>>;

/** Since when everything is as it is planted. */
export const SINCE = '2026-01-01T00:00:00Z';

/** Writes a row of a kind with its history: as it is since `since`, or as it was until `until`. */
export async function plantRow(
  home: TestDatabase,
  table: string,
  tenant: string,
  row: Row & { readonly id: string },
  { since = SINCE, until }: { readonly since?: string; readonly until?: string } = {},
): Promise<void> {
  const values = { tenant_id: tenant, version: 1, valid_from: since, recorded_at: since, ...row };
  const [names, places] = [
    Object.keys(values).map((name) => `"${name}"`),
    Object.keys(values).map((_, n) => `$${n + 1}`),
  ];
  const given = Object.values(values).map((value) => (Array.isArray(value) ? JSON.stringify(value) : value));
  if (until === undefined) await home.plant(`insert into ${table} (${names}) values (${places})`, given);
  const history = table.replace('"', '').replace('"', '');
  await home.plant(
    `insert into ${history}_history (${names}, valid_to, event_id) values (${places}, $${given.length + 1}, gen_random_uuid())`,
    [...given, until ?? 'infinity'],
  );
}

/** The manifests that decisions are made by: the platform's own, and the product `hello`, which needs a licence. */
export async function plantManifests(home: TestDatabase): Promise<TenantId> {
  const platform = await plantTenant(home, 'platform', 'Kiban');
  for (const manifest of sampleManifests) await plantManifest(home, platform, manifest);
  return platform;
}

async function plantManifest(home: TestDatabase, platform: TenantId, manifest: Manifest): Promise<void> {
  const { product, version, name, licensed, permissions, roles } = manifest;
  const row = { id: randomUUIDv7(), version, product, name, licensed, permissions, roles, status: 'active' };
  await plantRow(home, 'directory.product_manifest', platform, row);
}

async function plantTenant(home: TestDatabase, code: string, name: string): Promise<TenantId> {
  const id = tenantId(randomUUIDv7());
  await plantRow(home, 'directory.tenant', id, { id, code, name, timezone: 'Asia/Tokyo', status: 'active' });
  return id;
}

export interface Planted {
  readonly id: TenantId;
  readonly units: { readonly area: string; readonly block: string };
  /** `central` lies in the block, `station` in no unit; `closed` in the block, too. */
  readonly stores: { readonly central: string; readonly station: string; readonly closed: string };
  /** `staff` work at the central store; `administrator` sees everything. */
  readonly users: Readonly<Record<'administrator' | 'manager' | 'staff' | 'nobody' | 'left', PlantedUser>>;
  readonly device: string;
  unit(name: string, parent_id: string | null): Promise<string>;
  store(name: string, unit_id: string | null, status?: string): Promise<string>;
  user(name: string, status?: string): Promise<PlantedUser>;
  /** Gives a role from `starts_at` to `ends_at`; the row itself is there since `SINCE`. */
  role(user: PlantedUser, role: string, more?: Row, period?: Parameters<typeof plantRow>[4]): Promise<string>;
  /** A licence of `hello`; seats go to holders. */
  licence(covers: string, more?: Row, holders?: readonly Row[]): Promise<string>;
}

/** A tenant: area → block → the central store, and the station store beside. Nobody holds a role but the administrator. */
export async function plantCustomer(home: TestDatabase): Promise<Planted> {
  const id = await plantTenant(home, randomUUIDv7().slice(9), 'あおば');
  const add = async (table: string, row: Row, period?: Parameters<typeof plantRow>[4]): Promise<string> => {
    const own = randomUUIDv7();
    await plantRow(home, table, id, { id: own, ...row }, period);
    return own;
  };
  const unit: Planted['unit'] = (name, parent_id) =>
    add('directory.organization_unit', { name, parent_id, identifiers: [], status: 'active' });
  const store: Planted['store'] = (name, unit_id, status = 'open') =>
    add('directory.store', { name, unit_id, identifiers: [], status });
  const user: Planted['user'] = async (name, status = 'active') => {
    const person_id = randomUUIDv7();
    return { id: await add('directory."user"', { person_id, name, status }), person_id };
  };
  const role: Planted['role'] = (of, name, more = {}, period = undefined) =>
    add(
      'directory.role_assignment',
      { user_id: of.id, role: name, starts_at: SINCE, status: 'active', ...more },
      period,
    );
  const licence: Planted['licence'] = async (covers, more = {}, holders = []) => {
    const licence_id = await add('asset.licence', {
      ...{ product: 'hello', plan: 'basic', covers, seats: covers === 'tenant' ? null : 10, starts_at: SINCE },
      ...{ trial: false, renewal: 'manual', status: 'active', ...more },
    });
    for (const holder of holders) await add('asset.seat', { licence_id, status: 'assigned', ...holder });
    return licence_id;
  };

  const area = await unit('東', null);
  const block = await unit('第一', area);
  const stores = {
    central: await store('中央店', block),
    station: await store('駅前店', null),
    closed: await store('旧店', block, 'closed'),
  };
  const users = {
    administrator: await user('管理者'),
    manager: await user('店長'),
    staff: await user('社員'),
    nobody: await user('その他'),
    left: await user('退職者', 'left'),
  };
  await role(users.administrator, 'kiban:administrator');
  await add('directory.membership', {
    user_id: users.staff.id,
    store_id: stores.central,
    job_type: '事務',
    status: 'active',
  });
  const device = await add('asset.device', {
    ...{ store_id: stores.central, name: '受付', device_type: 'pc', status: 'active' },
    ...{ key_thumbprint: randomUUIDv7().padEnd(43, '0'), public_key: {} },
  });
  return { id, units: { area, block }, stores, users, device, unit, store, user, role, licence };
}

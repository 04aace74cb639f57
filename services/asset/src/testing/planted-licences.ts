import { type TenantId, tenantId } from '@kiban/postgres';
import { grantLicence } from '../licences/grant-licence.ts';
import type { LicenceInput } from '../licences/licence-granted.ts';
import type { Plan } from '../products/product.ts';
import { registerProduct } from '../products/register-product.ts';
import { assignSeats } from '../seats/assign-seats.ts';
import { plantDirectoryTenant } from './planted-directory.ts';
import { operator, type TestAsset } from './test-asset.ts';

const plan = (key: string, seat_kind: Plan['seat_kind'], features: readonly string[] = ['claims']): Plan => ({
  ...{ key, seat_kind, features },
  name: { en: `Plan ${key}`, ja: `プラン ${key}` },
});

/** The catalogue as tests know it: `rx`, with a plan for each kind of holder. */
export const RX = {
  product: 'rx',
  name: { en: 'Receipts', ja: 'レセプト' },
  plans: [
    plan('whole', null, ['claims', 'reports']),
    plan('store', 'store'),
    plan('user', 'user'),
    plan('device', 'device'),
    plan('store-plus', 'store', ['claims', 'stock']),
  ],
};

/** What every planted tenant has licences of, so that tests of `rx` begin with none. */
const STOCK = { ...RX, product: 'stock', name: { en: 'Stock', ja: '在庫' } };

/** The platform's tenant with its catalogue; planted once in a database, however often this is asked. */
export async function plantCatalogue(home: TestAsset): Promise<TenantId> {
  const [known] = await home.plant<{ id: string }>(`select id from directory.tenant where code = 'platform'`);
  const platform = known === undefined ? await plantDirectoryTenant(home, 'Kiban', 'platform') : tenantId(known.id);
  for (const product of [RX, STOCK]) await registerProduct(home.database, platform, operator, product);
  return platform;
}

/** A licence of `rx`; for ten stores unless something else is said. @returns its id. */
export async function plantLicence(
  home: TestAsset,
  tenant: TenantId,
  fields: Partial<LicenceInput> = {},
): Promise<string> {
  const seats = fields.plan === 'whole' ? {} : { seats: 10 };
  const licence = { product: 'rx', plan: 'store', ...seats, ...fields };
  return (await grantLicence(home.database, tenant, operator, { fields: licence })).id;
}

/** @returns the seat's id. */
export async function plantSeat(
  home: TestAsset,
  tenant: TenantId,
  licence_id: string,
  holder: string,
): Promise<string> {
  return (await assignSeats(home.database, tenant, operator, { licence_id, holder_ids: [holder] })).id;
}

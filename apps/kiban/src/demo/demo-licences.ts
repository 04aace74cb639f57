import { assignSeats, findDevices, grantLicence, listLicences, suspendLicence } from '@kiban/asset';
import type { ChangeContext } from '@kiban/event-store';
import { tenantRead } from '@kiban/postgres';
import { type DemoTenant, inDays } from './demo-tenant.ts';

/** Nearly every store of aoba has a seat. */
const SEATED = ['1001', '1002', '1003', '1004', '1005', '1006', '1007', '1008', '1009', '1011', '1012'];
const SEATS = 12;
const DESKS = ['AB-0003', 'AB-0006', 'AB-0009'];

/** What the two chains have bought: a licence that is nearly full, a trial, one for everybody, one that is suspended. */
export async function sellLicences(aoba: DemoTenant, minato: DemoTenant, context: ChangeContext): Promise<void> {
  const records = { product: 'yakureki', plan: 'store', seats: SEATS, ends_at: inDays(200) };
  const held = { renewal: 'automatic', renewal_months: 12 } as const;
  await sell(aoba, context, { ...records, ...held }, await Promise.all(SEATED.map((code) => aoba.store(code))));
  const devices = await tenantRead(aoba.assets, aoba.id, DESKS.map(findDevices));
  const desks = devices.flatMap(([device]) => (device === undefined ? [] : [device.id]));
  await sell(aoba, context, { product: 'uketsuke', plan: 'device', seats: 5, trial: true, ends_at: inDays(20) }, desks);
  await sell(minato, context, { product: 'yakureki', plan: 'whole', ends_at: inDays(40) }, []);
  const unpaid = await sell(minato, context, { product: 'uketsuke', plan: 'person', seats: 3, ends_at: inDays(300) }, [
    await minato.user('hasegawa.yuto'),
  ]);
  if (unpaid !== null) {
    const change = { ...context, reason: '入金が確認できないため' };
    await suspendLicence(minato.assets, minato.id, change, { id: unpaid, expected_version: 'any' });
  }
}

/** @returns the licence's id; null: an interrupted start sold it already. */
async function sell(
  { assets, id }: DemoTenant,
  context: ChangeContext,
  fields: Parameters<typeof grantLicence>[3]['fields'],
  holder_ids: readonly string[],
): Promise<string | null> {
  const { product } = fields;
  const { total } = await listLicences(assets, id, { at: null, limit: 1, after: null, sort: 'product', product });
  if (total > 0) return null;
  const licence = await grantLicence(assets, id, context, { fields });
  if (holder_ids.length > 0) await assignSeats(assets, id, context, { licence_id: licence.id, holder_ids });
  return licence.id;
}
